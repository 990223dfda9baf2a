-- A consent that is withdrawn on the day that it was given, which never held, is stored as files have it. H2 makes up the names of nameless
-- checks: the table has one of these, and one with a name.

execute immediate 'alter table consent drop constraint "' || (
    select constraint_name from information_schema.table_constraints
    where lower(table_name) = 'consent' and table_schema = current_schema and constraint_type = 'CHECK'
        and lower(constraint_name) <> 'consent_days') || '"';
alter table consent add constraint consent_withdrawn check (withdrawn is null or given <= withdrawn);
