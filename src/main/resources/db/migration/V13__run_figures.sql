-- How fast a run searched, and what the planning data looked like that proposals are about, so that it can be told later what
-- has changed since. A digest is read and written whole and never searched.

alter table planning_run add column moves_per_second bigint;

create table data_digest (
    mark   varchar primary key,
    digest text not null
);
