-- How fast a run searched.

alter table planning_run add column moves_per_second bigint;
