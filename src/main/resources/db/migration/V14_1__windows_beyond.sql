-- A window that ends after the last day that there is ends with it, which means the same.
update request_window set until_time = timestamp '9999-12-31 00:00:00'
where until_time > timestamp '9999-12-31 23:59:59' and from_time < timestamp '9999-12-31 00:00:00';
update absence set until_time = timestamp '9999-12-31 00:00:00'
where until_time > timestamp '9999-12-31 23:59:59' and from_time < timestamp '9999-12-31 00:00:00';
