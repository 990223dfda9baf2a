-- The name of a seat that is longer than names may be is cut and numbered; what it was is kept until there is a place for it.
create table long_seat_name (request varchar(64) not null, whole varchar not null);
insert into long_seat_name (request, whole) select request, role from request_role where char_length(role) > 500;
update appointment_participant set role = (
    select left(asked.role, 480) || ' ' || cast(asked.position as varchar(20))
    from request_role asked join appointment held on held.request = asked.request
    where held.id = appointment_participant.appointment and asked.role = appointment_participant.role)
where char_length(role) > 500 and exists (
    select 1
    from request_role asked join appointment held on held.request = asked.request
    where held.id = appointment_participant.appointment and asked.role = appointment_participant.role);
update request_role set role = left(role, 480) || ' ' || cast(position as varchar(20)) where char_length(role) > 500;
