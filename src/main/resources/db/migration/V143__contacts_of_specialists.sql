-- How colleagues reach a specialist. Planning data have no such columns; it goes with the specialist.
create table specialist_contact (
    specialist varchar(64) primary key references specialist on delete cascade,
    version    integer not null,
    phone      varchar(40),
    link       varchar(500)
);
