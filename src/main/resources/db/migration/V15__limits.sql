-- The limits that every way in keeps (org.samrad.limits.Limits), kept by the database, too.

alter table planning_horizon alter column name set data type varchar(500);
alter table competence alter column name_en set data type varchar(500);
alter table competence alter column name_sv set data type varchar(500);
alter table competence alter column name_nb set data type varchar(500);
alter table competence alter column code_system set data type varchar(500);
alter table competence alter column code set data type varchar(500);
alter table organisation alter column name set data type varchar(500);
alter table site alter column name set data type varchar(500);
alter table site alter column municipality set data type varchar(500);
alter table specialist alter column name set data type varchar(500);
alter table specialist alter column title set data type varchar(500);
alter table specialist alter column email set data type varchar(500);
alter table absence alter column reason set data type varchar(500);
alter table care_case alter column municipality set data type varchar(500);
alter table exclusion alter column reason set data type varchar(500);
alter table consultation_request alter column title set data type varchar(500);
alter table consultation_request alter column requester set data type varchar(500);
alter table request_role alter column role set data type varchar(500);

alter table planning_horizon add constraint planning_horizon_days check (
    (horizon_start between date '1900-01-01' and date '2199-12-31')
    and (horizon_end between date '1900-01-01' and date '2199-12-31')
    and (horizon_end <= cast(horizon_start + interval '1830' day as date))
    and (loaded_now >= timestamp '1900-01-01 00:00:00' and loaded_now < timestamp '2200-01-01 00:00:00')
    and (slot_minutes between 1 and 60)
);
alter table site add constraint site_numbers check (
    (rooms between 0 and 1000000)
);
alter table travel_time add constraint travel_time_numbers check (
    (minutes between 0 and 1000000)
);
alter table specialist add constraint specialist_numbers check (
    (max_per_day between 0 and 1000000)
    and (max_per_week between 0 and 1000000)
    and (buffer_minutes between 0 and 1000000)
);
alter table specialist_competence add constraint specialist_competence_days check (
    (valid_from between date '1900-01-01' and date '2199-12-31' or valid_from in (date '0001-01-01', date '9999-12-31'))
    and (valid_until between date '1900-01-01' and date '2199-12-31' or valid_until in (date '0001-01-01', date '9999-12-31'))
);
alter table availability add constraint availability_days check (
    (valid_from between date '1900-01-01' and date '2199-12-31' or valid_from in (date '0001-01-01', date '9999-12-31'))
    and (valid_until between date '1900-01-01' and date '2199-12-31' or valid_until in (date '0001-01-01', date '9999-12-31'))
);
alter table absence add constraint absence_days check (
    (from_time >= timestamp '1900-01-01 00:00:00' and from_time < timestamp '2200-01-01 00:00:00' or cast(from_time as date) in (date '0001-01-01', date '9999-12-31'))
    and (until_time >= timestamp '1900-01-01 00:00:00' and until_time < timestamp '2200-01-01 00:00:00' or cast(until_time as date) in (date '0001-01-01', date '9999-12-31'))
    and (from_time < until_time)
);
alter table earlier_contact add constraint earlier_contact_numbers check (
    (contacts between 0 and 1000000)
    and (last_contact between date '1900-01-01' and date '2199-12-31')
);
alter table request_window add constraint request_window_days check (
    (from_time >= timestamp '1900-01-01 00:00:00' and from_time < timestamp '2200-01-01 00:00:00' or cast(from_time as date) in (date '0001-01-01', date '9999-12-31'))
    and (until_time >= timestamp '1900-01-01 00:00:00' and until_time < timestamp '2200-01-01 00:00:00' or cast(until_time as date) in (date '0001-01-01', date '9999-12-31'))
);
alter table appointment add constraint appointment_days check (
    (cancelled_at is not null or start_time >= timestamp '1900-01-01 00:00:00' and start_time < timestamp '2200-01-01 00:00:00')
);
-- One that is set aside stays as it is until somebody mends it.
alter table consultation_request add constraint consultation_request_limits check (
    (set_aside or (
        received between date '1900-01-01' and date '2199-12-31'
        and (earliest between date '1900-01-01' and date '2199-12-31' or earliest in (date '0001-01-01', date '9999-12-31'))
        and (due between date '1900-01-01' and date '2199-12-31' or due in (date '0001-01-01', date '9999-12-31'))
        and (latest between date '1900-01-01' and date '2199-12-31' or latest in (date '0001-01-01', date '9999-12-31'))
        and (earliest <= latest or earliest is null or latest is null)
        and duration_minutes between 1 and 10080
        and (min_gap_days between 0 and 1000000 or min_gap_days is null)
        and (max_gap_days between 0 and 1000000 or max_gap_days is null)
        and (min_gap_days <= max_gap_days or min_gap_days is null or max_gap_days is null)
        and cardinality(modes) > 0
        and cardinality(sites) <= 500
        and cardinality(languages) <= 500
    ))
);
