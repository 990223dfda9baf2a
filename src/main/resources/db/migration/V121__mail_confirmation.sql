-- An address that somebody gave and has not shown to be theirs yet: nothing goes there but a mail with a link. Addresses of before have been
-- in use and stay as they are.
alter table account add column mail_pending varchar(254);

-- The secrets in those mails; only their hashes are kept.
create table mail_confirmation (
    token_hash varchar(64)  primary key,
    account    varchar(64)  not null references account (username) on delete cascade,
    address    varchar(254) not null,
    made_at    timestamp with time zone not null
);
create index mail_confirmation_account on mail_confirmation (account);

-- The address that a mail of no message asks to confirm.
alter table mail add column confirms varchar(254);
