-- Whether whoever it was sent to has taken back that they come: the link says so then, and accepts nothing any more.
alter table answer_link add column ended boolean default false not null;
