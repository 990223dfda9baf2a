-- Proposals that a planner changes by hand, and what they take for granted; runs with a name, runs that go on from a proposal,
-- runs about data that are only imagined.

alter table planning_run add column name varchar(80);
alter table planning_run add column begins_with bigint;
alter table planning_run add column what_if varchar;

alter table proposal alter column run drop not null;
alter table proposal add column version integer not null default 0;
alter table proposal add column edits integer not null default 0;
alter table proposal add column name varchar(80);
alter table proposal add column origin varchar(8) not null default 'RUN';
alter table proposal add column based_on varchar(24);
alter table proposal add column made_by varchar(64) not null default '';
alter table proposal add column data_mark varchar not null default '';

-- What has to be given up for a proposal to hold; true in the planning data once it is published. One relaxation a row: which
-- columns are filled depends on its kind. "request" is the one that it was given up for.
create table proposal_amendment (
    proposal   bigint      not null references proposal on delete cascade,
    position   integer     not null,
    request    varchar(64) not null,
    kind       varchar(24) not null,
    role       varchar,
    level_from integer,
    level_to   integer,
    latest     date,
    days_later integer,
    urgency    varchar(8),
    mode       varchar(8),
    site       varchar(64),
    specialist varchar(64),
    on_date    date,
    from_time  time,
    until_time time,
    primary key (proposal, position)
);

-- Which of a proposal's consultations are to stay as they are when a run goes on from it.
create table proposal_pin (
    proposal bigint      not null references proposal on delete cascade,
    request  varchar(64) not null,
    primary key (proposal, request)
);

-- What a planner changed in a proposal, one after the other; "version" is the proposal's after the edit.
create table proposal_edit (
    proposal       bigint      not null references proposal on delete cascade,
    number         integer     not null,
    kind           varchar(16) not null,
    request        varchar(64) not null,
    amendment      integer,
    version        integer     not null,
    undone_version integer,
    edited_by      varchar(64) not null,
    edited_at      timestamp with time zone not null,
    primary key (proposal, number)
);

-- What the consultations that an edit touched were before it, and what they were after it.
create table proposal_edit_role (
    proposal   bigint      not null,
    number     integer     not null,
    is_after   boolean     not null,
    request    varchar(64) not null,
    role       varchar     not null,
    specialist varchar(64) not null,
    start_time timestamp   not null,
    end_time   timestamp   not null,
    mode       varchar(8)  not null,
    site       varchar(64),
    primary key (proposal, number, is_after, request, role),
    foreign key (proposal, number) references proposal_edit on delete cascade
);
