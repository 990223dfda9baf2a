-- What the data were when a run began is summed up from the records of planning data, whose shape is another now: all requests
-- would be said to have changed. Of what was made before nothing is said.
update proposal set data_mark = '';
delete from data_digest;
