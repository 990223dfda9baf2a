-- What the panel is asked, in words. Planning data have no such column: it stays as it is whatever is imported over a request.
alter table consultation_request add column question varchar(2000);
