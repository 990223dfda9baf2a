-- The time that an answer is to, so that nobody is asked again for a time that they declined; null for answers of before.
alter table panel_answer add column start_time timestamp;
alter table panel_answer add column end_time timestamp;
