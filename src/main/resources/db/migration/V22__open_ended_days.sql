-- H2 binds a list of days in a check to the connection that made it, and refuses every change once that is closed. It makes a
-- list of equalities too, so each of these days is said as no later and no earlier than itself.
alter table specialist_competence drop constraint specialist_competence_days;
alter table specialist_competence add constraint specialist_competence_days check (
    (valid_from between date '1900-01-01' and date '2199-12-31' or valid_from <= date '0001-01-01' and valid_from >= date '0001-01-01' or valid_from <= date '9999-12-31' and valid_from >= date '9999-12-31')
    and (valid_until between date '1900-01-01' and date '2199-12-31' or valid_until <= date '0001-01-01' and valid_until >= date '0001-01-01' or valid_until <= date '9999-12-31' and valid_until >= date '9999-12-31')
);
alter table availability drop constraint availability_days;
alter table availability add constraint availability_days check (
    (valid_from between date '1900-01-01' and date '2199-12-31' or valid_from <= date '0001-01-01' and valid_from >= date '0001-01-01' or valid_from <= date '9999-12-31' and valid_from >= date '9999-12-31')
    and (valid_until between date '1900-01-01' and date '2199-12-31' or valid_until <= date '0001-01-01' and valid_until >= date '0001-01-01' or valid_until <= date '9999-12-31' and valid_until >= date '9999-12-31')
);
alter table absence drop constraint absence_days;
alter table absence add constraint absence_days check (
    (from_time >= timestamp '1900-01-01 00:00:00' and from_time < timestamp '2200-01-01 00:00:00' or cast(from_time as date) <= date '0001-01-01' and cast(from_time as date) >= date '0001-01-01' or cast(from_time as date) <= date '9999-12-31' and cast(from_time as date) >= date '9999-12-31')
    and (until_time >= timestamp '1900-01-01 00:00:00' and until_time < timestamp '2200-01-01 00:00:00' or cast(until_time as date) <= date '0001-01-01' and cast(until_time as date) >= date '0001-01-01' or cast(until_time as date) <= date '9999-12-31' and cast(until_time as date) >= date '9999-12-31')
    and (from_time < until_time)
);
alter table request_window drop constraint request_window_days;
alter table request_window add constraint request_window_days check (
    (from_time >= timestamp '1900-01-01 00:00:00' and from_time < timestamp '2200-01-01 00:00:00' or cast(from_time as date) <= date '0001-01-01' and cast(from_time as date) >= date '0001-01-01' or cast(from_time as date) <= date '9999-12-31' and cast(from_time as date) >= date '9999-12-31')
    and (until_time >= timestamp '1900-01-01 00:00:00' and until_time < timestamp '2200-01-01 00:00:00' or cast(until_time as date) <= date '0001-01-01' and cast(until_time as date) >= date '0001-01-01' or cast(until_time as date) <= date '9999-12-31' and cast(until_time as date) >= date '9999-12-31')
);
alter table consultation_request drop constraint consultation_request_limits;
alter table consultation_request add constraint consultation_request_limits check (
    (set_aside or (
        received between date '1900-01-01' and date '2199-12-31'
        and (earliest between date '1900-01-01' and date '2199-12-31' or earliest <= date '0001-01-01' and earliest >= date '0001-01-01' or earliest <= date '9999-12-31' and earliest >= date '9999-12-31')
        and (due between date '1900-01-01' and date '2199-12-31' or due <= date '0001-01-01' and due >= date '0001-01-01' or due <= date '9999-12-31' and due >= date '9999-12-31')
        and (latest between date '1900-01-01' and date '2199-12-31' or latest <= date '0001-01-01' and latest >= date '0001-01-01' or latest <= date '9999-12-31' and latest >= date '9999-12-31')
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
