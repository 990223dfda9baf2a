-- A template may say which one usually comes after it, and how many weeks later: so a template begins a series. By name, since a template that is
-- changed is stored anew; a name that stands for none any more ends the series.
alter table request_template add column next_name varchar(200);
alter table request_template add column next_min_weeks integer default 0 not null;
alter table request_template add column next_max_weeks integer default 0 not null;
alter table request_template add constraint request_template_weeks
    check (next_min_weeks between 0 and 104 and next_max_weeks between next_min_weeks and 104);
