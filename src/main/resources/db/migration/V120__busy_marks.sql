-- What a site said of a calendar when it was last fetched, so that it need not send it again where nothing has changed.
alter table busy_calendar add column etag varchar(200);
alter table busy_calendar add column last_modified varchar(64);
