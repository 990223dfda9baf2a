-- The language in which somebody who has chosen none read the pages when they last signed in: mail is written in it.
alter table account add column read_locale varchar(8);
