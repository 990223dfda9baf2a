-- A consent that is withdrawn on the day that it was given, which never held, is stored as files have it.

alter table consent drop constraint consent_check;
alter table consent add constraint consent_withdrawn check (withdrawn is null or given <= withdrawn);
