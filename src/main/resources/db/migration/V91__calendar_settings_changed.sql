-- When it was last said what calendars tell: what they show has changed since then at the latest.
alter table calendar_settings add column changed_at timestamp with time zone default timestamp with time zone '2026-01-01 00:00:00+00' not null;
