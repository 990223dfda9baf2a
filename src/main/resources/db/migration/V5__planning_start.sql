-- What a run begins with: what is published, or nothing but what is pinned.

alter table planning_run add column begins_from varchar(16) not null default 'SCRATCH';
