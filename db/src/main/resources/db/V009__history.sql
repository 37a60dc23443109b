-- Looking back at one component: a week of minutes of a series, and of its log, lie side by side.

alter table sample drop constraint sample_pkey;
alter table sample add primary key (series, at) include (value);

create index log_line_component_at on log_line (component, at);
drop index log_line_component;
