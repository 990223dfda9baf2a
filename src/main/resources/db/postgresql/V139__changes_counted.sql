-- See V138. A number that is kept is seen by nobody before it is committed: the transaction itself sees higher ones. What somebody reads in
-- its middle, and keeps by that, would be taken for all of it otherwise.

create function count_change() returns trigger language plpgsql as $$
declare
    noted text := 'samrad.changed_' || tg_table_name;
    latest bigint;
    is_first boolean;
begin
    if tg_op = 'UPDATE' and old is not distinct from new then
        return null;
    end if;
    latest := nextval('row_change_number');
    -- The first change of a transaction writes the row. To write it with each would leave so many dead ones that an import never ends;
    -- of its changes the transaction itself sees what a setting says that ends with it.
    is_first := coalesce(current_setting(noted, true), '') = '';
    if is_first then
        update row_change set number = latest where table_name = tg_table_name and session = pg_backend_pid();
        if not found then
            insert into row_change (table_name, session, number) values (tg_table_name, pg_backend_pid(), latest);
        end if;
        latest := nextval('row_change_number');
    end if;
    perform set_config(noted, latest::text, true);
    return null;
end
$$;

create view noted_change as
    select table_name,
        case when session = pg_backend_pid()
            then greatest(number, nullif(current_setting('samrad.changed_' || table_name, true), '')::bigint)
            else number
        end as number
    from row_change;

create trigger planning_horizon_counted after insert or update or delete on planning_horizon for each row execute function count_change();
create trigger competence_counted after insert or update or delete on competence for each row execute function count_change();
create trigger organisation_counted after insert or update or delete on organisation for each row execute function count_change();
create trigger site_counted after insert or update or delete on site for each row execute function count_change();
create trigger specialist_counted after insert or update or delete on specialist for each row execute function count_change();
create trigger care_case_counted after insert or update or delete on care_case for each row execute function count_change();
create trigger consultation_request_counted after insert or update or delete on consultation_request for each row execute function count_change();
create trigger appointment_counted after insert or update or delete on appointment for each row execute function count_change();
create trigger outcome_counted after insert or update or delete on outcome for each row execute function count_change();
create trigger decline_change_counted after insert or update or delete on decline_change for each row execute function count_change();
create trigger busy_change_counted after insert or update or delete on busy_change for each row execute function count_change();
create trigger travel_time_counted after insert or update or delete on travel_time for each row execute function count_change();
create trigger specialist_competence_counted after insert or update or delete on specialist_competence for each row execute function count_change();
create trigger availability_counted after insert or update or delete on availability for each row execute function count_change();
create trigger extra_time_counted after insert or update or delete on extra_time for each row execute function count_change();
create trigger absence_counted after insert or update or delete on absence for each row execute function count_change();
create trigger earlier_contact_counted after insert or update or delete on earlier_contact for each row execute function count_change();
create trigger exclusion_counted after insert or update or delete on exclusion for each row execute function count_change();
create trigger request_role_counted after insert or update or delete on request_role for each row execute function count_change();
create trigger request_window_counted after insert or update or delete on request_window for each row execute function count_change();
create trigger appointment_participant_counted after insert or update or delete on appointment_participant for each row execute function count_change();
create trigger urgency_counted after insert or update or delete on urgency for each row execute function count_change();
