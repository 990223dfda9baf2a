-- More of the data is summed up than before, such as consents and time offered once: of what was made before nothing is said.
update proposal set data_mark = '';
delete from data_digest;
