-- A form that is sent twice files one request: each form has a key of its own, and a request remembers the one it came by.
alter table consultation_request add column form_key varchar(36);
alter table consultation_request add constraint consultation_request_filed_once unique (form_key);
