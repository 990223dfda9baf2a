-- What a request asks so far is kept whole, as many sites or times as it may have: 1,000 times of 33 characters, 500 sites of 64.
alter table planner_question alter column so_far set data type varchar(40000);
