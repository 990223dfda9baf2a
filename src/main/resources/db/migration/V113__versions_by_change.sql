-- A version of the schedule was kept as a copy of all of it, whatever little its publication changed. From now on a row is kept
-- once, with the publication that made it and the one that ended it: a version has the rows that stood when it was published.
create table version_role (
    from_version  bigint      not null references publication on delete cascade,
    request       varchar(64) not null,
    role          varchar     not null,
    specialist    varchar(64) not null,
    start_time    timestamp   not null,
    end_time      timestamp   not null,
    mode          varchar(8)  not null,
    site          varchar(64),
    -- The first version that does not have it; null where all later ones do.
    until_version bigint,
    primary key (from_version, request, role)
);
create index version_role_request on version_role (request);
create index version_role_start on version_role (start_time);

-- When the weeks begin that were planned then: what was held before is no part of the version. Null where that was left out already.
alter table publication add column planned_since timestamp;

-- The same rows in versions that follow each other are one.
insert into version_role (from_version, request, role, specialist, start_time, end_time, mode, site, until_version)
select span.first_version, span.request, span.role, span.specialist, span.start_time, span.end_time, span.mode, span.site, next_one.id
from (
    select request, role, specialist, start_time, end_time, mode, site,
        min(publication) as first_version, max(place) as last_place
    from (
        select r.publication, r.request, r.role, r.specialist, r.start_time, r.end_time, r.mode, r.site, kept.place,
            kept.place - row_number() over (
                partition by r.request, r.role, r.specialist, r.start_time, r.end_time, r.mode, r.site
                order by kept.place) as run_of_versions
        from publication_role r
        join (select id, row_number() over (order by id) as place from publication where forgotten_at is null) kept
            on kept.id = r.publication
    ) numbered
    group by request, role, specialist, start_time, end_time, mode, site, run_of_versions
) span
left join (select id, row_number() over (order by id) as place from publication where forgotten_at is null) next_one
    on next_one.place = span.last_place + 1;

drop table publication_role;
