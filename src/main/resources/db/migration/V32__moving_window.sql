-- What is planned moves with the calendar: so many weeks, the present one among them, never before "horizon_start". That and
-- "horizon_end" stay as they came with the data; only the demo asks when its weeks have passed.
alter table planning_horizon add column weeks_ahead integer default 8 not null check (weeks_ahead between 1 and 104);
update planning_horizon set weeks_ahead = least(104, greatest(1, cast(ceil(
    (extract(epoch from horizon_end) - extract(epoch from horizon_start)) / 604800.0) as integer)));
create index consultation_request_start on consultation_request (scheduled_start);
