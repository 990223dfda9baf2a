-- Which program solves a run or is to solve it, and when it last said so: a run whose program has fallen silent is ended by
-- another. "stop_asked": a planner wants it to end; its program reads that.
alter table planning_run add column program varchar(36);
alter table planning_run add column alive_at timestamp with time zone not null default current_timestamp;
alter table planning_run add column stop_asked boolean not null default false;

-- Grows with each change of a profile, whatever it is, so that none is written over unseen.
alter table weight_profile add column changes integer not null default 0;

create index request_event_what_at on request_event (what, at);
