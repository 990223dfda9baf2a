-- What else can be given up so that a request gets a place: that it takes "minutes_to" instead of "minutes_from", that its participants can at one more
-- time (the day and times that are there already), or that a bound between the request "link_of" and one that it follows is "gap_to" instead of
-- "gap_from" days or minutes. As a proposal assumes it, as it was published, and as a planner asks for it.
alter table proposal_amendment add column minutes_from integer;
alter table proposal_amendment add column minutes_to integer;
alter table proposal_amendment add column link_of varchar(64);
alter table proposal_amendment add column follows varchar(64);
alter table proposal_amendment add column gap_bound varchar(16);
alter table proposal_amendment add column gap_from integer;
alter table proposal_amendment add column gap_to integer;

alter table publication_amendment add column minutes_from integer;
alter table publication_amendment add column minutes_to integer;
alter table publication_amendment add column link_of varchar(64);
alter table publication_amendment add column follows varchar(64);
alter table publication_amendment add column gap_bound varchar(16);
alter table publication_amendment add column gap_from integer;
alter table publication_amendment add column gap_to integer;

alter table planner_question add column minutes_from integer;
alter table planner_question add column minutes_to integer;
alter table planner_question add column link_of varchar(64);
alter table planner_question add column follows varchar(64);
alter table planner_question add column gap_bound varchar(16);
alter table planner_question add column gap_from integer;
alter table planner_question add column gap_to integer;
