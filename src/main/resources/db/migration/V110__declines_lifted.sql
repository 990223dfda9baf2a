-- An answer is to the time, the way and the place that were asked about: one to others takes its place no longer, so that a declined time
-- stays known. And a decline that bars somebody from a request or a case can be lifted, by themselves or by who answers for the case.
alter table panel_answer drop constraint answer_once;
alter table panel_answer add constraint answer_once_each unique (appointment, specialist, terms);
alter table panel_answer add column lifted_by varchar(64);
alter table panel_answer add column lifted_at timestamp with time zone;
alter table panel_answer add constraint answer_lifted
    check ((lifted_by is null) = (lifted_at is null) and (lifted_at is null or given = 'DECLINED'));

-- Grows whenever planning has to know something else of declines. There is one row.
create table decline_change (
    id      integer primary key check (id = 1),
    version bigint not null
);
insert into decline_change (id, version) values (1, 0);
