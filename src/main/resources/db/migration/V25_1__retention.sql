-- When the schedule that a publication left was forgotten, since it was old; what was changed before it stays, so that a proposal
-- made before it can still be compared with it.
alter table publication add column forgotten_at timestamp with time zone;

-- A version outlives the proposal that it came from: a number without a reference.
alter table publication add column came_from bigint;
update publication set came_from = proposal;
alter table publication drop column proposal;
alter table publication rename column came_from to proposal;
alter table publication alter column proposal set not null;
create index publication_proposal on publication (proposal);
