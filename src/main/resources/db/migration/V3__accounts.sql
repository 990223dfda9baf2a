-- Who may sign in. The specialist is an id of the planning data, not a foreign key: data is replaced under living accounts.
create table account (
    username     varchar(64)  primary key,
    password     varchar(100) not null,
    display_name varchar(200) not null,
    specialist   varchar(64),
    locale       varchar(8),
    demo         boolean      not null default false
);

create table account_role (
    username varchar(64) not null references account (username),
    role     varchar(20) not null,
    primary key (username, role)
);
