-- A change of a request ends what was asked about its links: found without reading every question.
create index planner_question_link_of on planner_question (link_of);
