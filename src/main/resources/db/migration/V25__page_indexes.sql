-- Each page of a planner asks whether the data have changed, by the newest row of what is written anew with each change; in
-- the other such tables the position is the key.
create index request_role_position on request_role (position);
create index appointment_participant_position on appointment_participant (position);
