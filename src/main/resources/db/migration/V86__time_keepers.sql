-- Who keeps the time of a specialist besides themselves, such as a secretary. It goes with either.
create table time_keeper (
    specialist varchar(64) not null references specialist on delete cascade,
    keeper     varchar(64) not null references account (username) on delete cascade,
    given_by   varchar(64) not null,
    given_at   timestamp with time zone not null,
    primary key (specialist, keeper)
);
create index time_keeper_keeper on time_keeper (keeper);
