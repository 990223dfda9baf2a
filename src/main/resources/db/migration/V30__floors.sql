-- What every plan for the data of a run comes to at least, and the cost of the unscheduled up to which the latter two hold.

alter table proposal add column floor_left_out integer;
alter table proposal add column floor_past_guarantee integer;
alter table proposal add column floor_waiting_days bigint;
alter table proposal add column floor_medium double precision;
