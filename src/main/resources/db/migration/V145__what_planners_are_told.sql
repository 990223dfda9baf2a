-- Whether planners were told that a way out waits for them; once each.
alter table repair add column planners_told boolean default false not null;

-- What is about many requests at once, or about none, names none; how many things it is about, null where it is about the one that it names.
alter table message alter column request drop not null;
alter table message add column amount integer;
