-- What led to an event of a request, where it was something else that is known: a code of RequestEvent.Because.
alter table request_event add column because varchar(16);
-- Of a change, which fields ask for something else and what they said before and say now: JSON of RequestChange. No texts that people typed.
alter table request_event add column changes varchar(4000);
