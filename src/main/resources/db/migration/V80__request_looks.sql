-- Which account did something, so that nobody is told as news what they did themselves; null where nobody was signed in.
alter table request_event add column account varchar(64);

-- How far of a request's history an account has seen: up to the event of that position.
create table request_look (
    account  varchar(64) not null references account (username) on delete cascade,
    request  varchar(64) not null,
    position bigint      not null,
    primary key (account, request)
);
create index request_look_request on request_look (request);
