-- What tells that data have changed counted whole tables, and so cost more with each year. Now each change of a row is noted where
-- it is made, by triggers (db/h2, db/postgresql): per table and connection the number of its last change. As no two connections share
-- a row, nobody waits for another; and as a row is seen when its transaction is, whatever is committed changes what all rows say.

create sequence row_change_number;

create table row_change (
    table_name varchar(64) not null,
    session    integer     not null,
    number     bigint      not null,
    primary key (table_name, session)
);
