-- The trail about one thing, the latest first: who changed rules last, and what the auditor asks for by its name.
create index access_log_about on access_log (about, number);
