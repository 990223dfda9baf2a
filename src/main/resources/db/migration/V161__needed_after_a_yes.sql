-- Whether what was agreed to had to become so: true once it has, false where the request had a place without it and nothing was given up. Null while
-- nobody has looked, and where nobody agreed. What was agreed to before this was made so at once.
alter table planner_question add column needed boolean;
update planner_question set needed = true where answer = 'YES';
