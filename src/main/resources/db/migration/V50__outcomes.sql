-- What became of an appointment, told after it began.
create table outcome (
    appointment     uuid primary key references appointment on delete cascade,
    version         integer                  default 0 not null,
    request         varchar(64)              not null references consultation_request on delete cascade,
    held            boolean                  not null,
    why_not         varchar(16),
    conclusion      varchar(16),
    note            varchar(500),
    follow_up_weeks integer check (follow_up_weeks between 0 and 104),
    recorded_by     varchar(200)             not null,
    recorded_at     timestamp with time zone not null,
    check (held = (why_not is null)),
    check (held = (conclusion is not null))
);
create index outcome_request on outcome (request);
