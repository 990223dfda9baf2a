-- The names of seats that were cut join the other texts that were.
create table if not exists long_seat_name (request varchar(64) not null, whole varchar not null);
insert into cut_text (what, id, field, whole) select 'request_role', request, 'role', whole from long_seat_name;
drop table long_seat_name;

-- Planning knows whole minutes: a window with seconds is as good as the whole minutes in it.
update request_window set from_time = date_trunc('minute', from_time) + interval '1' minute
where from_time > date_trunc('minute', from_time);
update request_window set until_time = date_trunc('minute', until_time)
where until_time > date_trunc('minute', until_time);
update consultation_request set set_aside = true
where id in (select request from request_window where from_time >= until_time);
alter table request_window add constraint request_window_minutes check (
    from_time = date_trunc('minute', from_time) and until_time = date_trunc('minute', until_time)
);
