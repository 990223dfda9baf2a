-- The number of the planner's question that an event of a request is about: what was asked, answered, or assumed without asking; null where it is about
-- none, and of events before this. A question that is gone is not said any more, so nothing holds it. A question is now answered UNDONE, too: what the
-- planner decided without asking is assumed no more.
alter table request_event add column question bigint;
