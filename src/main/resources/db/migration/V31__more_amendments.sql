-- What a proposal may take for granted besides: that a case lets an organisation take part, from "on_date" on, or that a role which
-- asks for the same person as before goes to anybody who holds "competence" at "level_to".
alter table proposal_amendment add column organisation varchar(64);
alter table proposal_amendment add column competence varchar(64);

-- The same, published. No consent is recorded: the consultations of the case stand on the assumption until somebody gives it. Of a
-- role that was dropped or eased also whose it was to be, so that it is again when the publication is undone.
alter table publication_amendment add column organisation varchar(64);
alter table publication_amendment add column competence_after varchar(64);
alter table publication_amendment add column same_as varchar(500);
alter table publication_amendment add column same_as_request varchar(64);
create index publication_amendment_kind on publication_amendment (kind);
