-- The curve of a run, and what it and its proposal imagine, are kept as JSON.
update planning_run set curve = '{"points":[]}' where trim(curve) = '';
update planning_run
set curve = '{"points":[[' || replace(replace(trim(curve), ':', ','), ' ', '],[') || ']]}'
where curve not like '{%';
update planning_run
set what_if = '{"kind":"' || replace(replace(replace(replace(what_if,
    ' minutes=', ' minutesWeekly='), ' first=', ' firstDay='), ' ', '","'), '=', '":"') || '"}'
where what_if is not null;
update proposal
set what_if = '{"kind":"' || replace(replace(replace(replace(what_if,
    ' minutes=', ' minutesWeekly='), ' first=', ' firstDay='), ' ', '","'), '=', '":"') || '"}'
where what_if is not null;
