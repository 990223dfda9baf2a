-- Why it happened, in the words of whoever did it.
alter table request_event add column why varchar(500);
