-- What became of a request after whoever was asked agreed: PROPOSED to planners, BOOKED at once or by them, RETURNED by them, WAITS for the
-- next plan since nothing was free, or NOT_NEEDED since it has a time already. Null while nobody has looked, and where nobody agreed.
alter table planner_question add column led_to varchar(16);
create index planner_question_led on planner_question (answer, led_to);

-- The question after whose answer a time is proposed by itself; null where a coordinator proposes it.
alter table booking_ask add column question bigint references planner_question;
create index booking_ask_question on booking_ask (question);
