-- When answers to a consultation last changed, also by one that was taken back and is gone: calendar programs are told so.
create table answer_change (
    appointment uuid primary key references appointment on delete cascade,
    changed_at  timestamp with time zone not null
);
