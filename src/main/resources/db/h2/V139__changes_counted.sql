-- See V138. H2 has a trigger run a class.

create view noted_change as select table_name, number from row_change;

create trigger planning_horizon_counted after insert, update, delete on planning_horizon for each row call 'org.samrad.changes.CountedChange';
create trigger competence_counted after insert, update, delete on competence for each row call 'org.samrad.changes.CountedChange';
create trigger organisation_counted after insert, update, delete on organisation for each row call 'org.samrad.changes.CountedChange';
create trigger site_counted after insert, update, delete on site for each row call 'org.samrad.changes.CountedChange';
create trigger specialist_counted after insert, update, delete on specialist for each row call 'org.samrad.changes.CountedChange';
create trigger care_case_counted after insert, update, delete on care_case for each row call 'org.samrad.changes.CountedChange';
create trigger consultation_request_counted after insert, update, delete on consultation_request for each row call 'org.samrad.changes.CountedChange';
create trigger appointment_counted after insert, update, delete on appointment for each row call 'org.samrad.changes.CountedChange';
create trigger outcome_counted after insert, update, delete on outcome for each row call 'org.samrad.changes.CountedChange';
create trigger decline_change_counted after insert, update, delete on decline_change for each row call 'org.samrad.changes.CountedChange';
create trigger busy_change_counted after insert, update, delete on busy_change for each row call 'org.samrad.changes.CountedChange';
create trigger travel_time_counted after insert, update, delete on travel_time for each row call 'org.samrad.changes.CountedChange';
create trigger specialist_competence_counted after insert, update, delete on specialist_competence for each row call 'org.samrad.changes.CountedChange';
create trigger availability_counted after insert, update, delete on availability for each row call 'org.samrad.changes.CountedChange';
create trigger extra_time_counted after insert, update, delete on extra_time for each row call 'org.samrad.changes.CountedChange';
create trigger absence_counted after insert, update, delete on absence for each row call 'org.samrad.changes.CountedChange';
create trigger earlier_contact_counted after insert, update, delete on earlier_contact for each row call 'org.samrad.changes.CountedChange';
create trigger exclusion_counted after insert, update, delete on exclusion for each row call 'org.samrad.changes.CountedChange';
create trigger request_role_counted after insert, update, delete on request_role for each row call 'org.samrad.changes.CountedChange';
create trigger request_window_counted after insert, update, delete on request_window for each row call 'org.samrad.changes.CountedChange';
create trigger appointment_participant_counted after insert, update, delete on appointment_participant for each row call 'org.samrad.changes.CountedChange';
create trigger urgency_counted after insert, update, delete on urgency for each row call 'org.samrad.changes.CountedChange';
