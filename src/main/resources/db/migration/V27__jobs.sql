-- Jobs in the background, which any program on the database may do; the names and types are those of db-scheduler.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(100),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    constraint scheduled_tasks_pk primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- A preview of other weights: asked for on any program, solved by one, looked at on any.
create table weights_preview (
    id varchar(36) primary key,
    planner varchar(64) not null,
    plan varchar(20) not null,
    weights varchar(4000) not null,
    state varchar(16) not null,
    asked_at timestamp with time zone not null,
    started_at timestamp with time zone,
    found_millis bigint not null default 0,
    stop_asked boolean not null default false,
    -- What it begins with, the best so far, and the rules that refuse it; JSON.
    began_with varchar,
    schedule varchar,
    broken varchar(20000)
);
create index weights_preview_planner on weights_preview (planner);
