-- What the child and the guardians of a case wish of how they are met.
create table case_wishes (
    care_case  varchar(64) primary key references care_case on delete cascade,
    text       varchar(1000)            not null,
    written_by varchar(200)             not null,
    written_at timestamp with time zone not null,
    version    integer                  not null
);
