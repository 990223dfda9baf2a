-- What has passed is no part of what is planned: an export of many years is loaded again, so the days of a plan
-- count from the present that its data came with, where they begin before it.
alter table planning_horizon drop constraint planning_horizon_days;
alter table planning_horizon add constraint planning_horizon_days check (
    (horizon_start between date '1900-01-01' and date '2199-12-31')
    and (horizon_end between date '1900-01-01' and date '2199-12-31')
    and (horizon_end <= cast(horizon_start + interval '1830' day as date)
        or horizon_end <= cast(loaded_now + interval '1830' day as date))
    and (loaded_now >= timestamp '1900-01-01 00:00:00' and loaded_now < timestamp '2200-01-01 00:00:00')
    and (slot_minutes between 1 and 60)
);
