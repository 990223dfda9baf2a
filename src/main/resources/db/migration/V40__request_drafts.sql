-- What somebody has typed into the form of a request and not saved yet, for whoever typed it alone. "form" is JSON; "instead" says why it
-- no longer is about the request that it was about, JSON as well; "withheld" names the fields whose text is not kept. "turn" tells which
-- of two that overlap was sent later. What was saved or discarded stays without its text for a while, so that what was sent before and comes after
-- it does not bring it back.
create table request_draft (
    account    varchar(64)              not null references account (username) on delete cascade,
    form_key   varchar(36)              not null,
    request    varchar(64),
    form       varchar                  not null,
    saving     boolean                  default false not null,
    instead    varchar(2000),
    withheld   varchar(4000)            default '' not null,
    turn       bigint                   default 0 not null,
    updated_at timestamp with time zone not null,
    gone_at    timestamp with time zone,
    primary key (account, form_key),
    constraint request_draft_length check (length(form) <= 1000000)
);
create index request_draft_updated on request_draft (updated_at);
