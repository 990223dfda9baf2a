-- Whether an answer follows from a change of the time that its specialist offers, such as a day of absence: it goes with that.
alter table panel_answer add column by_time boolean default false not null;
