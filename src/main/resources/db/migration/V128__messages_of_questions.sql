-- The planner's question that a message is about; null where it is about none. No foreign key: questions go with planning data.
alter table message add column question bigint;
create index message_question on message (question);
