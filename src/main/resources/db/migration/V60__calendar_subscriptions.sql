-- The secret address under which somebody's own calendar program fetches their consultations. Of the secret only a hash and its last
-- characters are kept. The specialist is whom the account meant when the address was made; no foreign key, as in account.
create table calendar_subscription (
    account    varchar(64) primary key references account (username) on delete cascade,
    specialist varchar(64) not null,
    token_hash varchar(64) not null,
    ending     varchar(4)  not null,
    created_at timestamp with time zone not null,
    constraint calendar_subscription_token unique (token_hash)
);

-- What calendars of the region tell of a consultation. There is one row.
create table calendar_settings (
    id     integer primary key check (id = 1),
    titles boolean not null
);
insert into calendar_settings (id, titles) values (1, false);
