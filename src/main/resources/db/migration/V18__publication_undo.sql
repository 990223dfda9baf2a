-- An undo is judged by what it changes: by the consultations as the publication left them and as they are now, not by how
-- often they were touched in between.
alter table publication_change drop column version;

-- Whether the appointment was pinned when the publication was done. Of earlier publications only pins of their own are known.
alter table publication_change add column pinned_after boolean default false not null;
update publication_change set pinned_after = true where pinned_before or kind = 'PINNED';

-- The rules that were broken before the publication, with all requests that took part, separated by blanks: an undo that
-- brings them back adds nothing.
create table publication_violation (
    publication bigint      not null references publication on delete cascade,
    rule        varchar(64) not null,
    involved    varchar     not null
);
create index publication_violation_publication on publication_violation (publication);

-- The fingerprint of what the planner was shown and agreed to, so that the same form sent twice publishes once.
alter table publication add column seen varchar(36);
