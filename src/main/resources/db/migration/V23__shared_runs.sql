-- Several programs share the queue of runs: whoever takes the next one holds this row while it looks which that is.
create table run_turn (
    id integer primary key
);
insert into run_turn (id) values (1);

-- How far the run has come that is being solved, as its program last told; JSON.
alter table planning_run add column progress varchar(20000);

-- Runs that wait belong to no program until one of them takes them.
update planning_run set program = null where state = 'QUEUED';
