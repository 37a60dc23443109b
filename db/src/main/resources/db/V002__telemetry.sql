-- What was seen. Everything that comes in takes a number from one sequence, in the order in which it is
-- committed (writers hold an advisory lock), so that the predictor can fold what is new and miss nothing.

create sequence arrival;
comment on sequence arrival is 'Numbers what comes in, in the order of commit';

create table series (
    id        integer generated always as identity primary key,
    component text not null references component on delete cascade,
    metric    text not null,
    unique (component, metric)
);
comment on table series is 'One metric of one component';
comment on column series.id is 'Short name of the series';
comment on column series.component is 'What is measured';
comment on column series.metric is 'Metric name; it carries the unit';

create table sample (
    series  integer not null references series on delete cascade,
    at      timestamptz not null,
    value   double precision not null,
    arrival bigint not null default nextval('arrival'),
    primary key (series, at)
);
create index sample_arrival on sample (arrival);
create index sample_at on sample using brin (at);
comment on table sample is 'One measured value';
comment on column sample.series is 'Of which series';
comment on column sample.at is 'When it was measured';
comment on column sample.value is 'Finite, in the unit of the metric';
comment on column sample.arrival is 'Its number among all that came in';

create table log_line (
    arrival   bigint primary key default nextval('arrival'),
    component text not null references component on delete cascade,
    at        timestamptz not null,
    severity  text not null,
    message   text not null
);
create index log_line_at on log_line using brin (at);
create index log_line_component on log_line (component);
comment on table log_line is 'One line that a component logged';
comment on column log_line.arrival is 'Its number among all that came in';
comment on column log_line.component is 'Who logged it';
comment on column log_line.at is 'When it was logged';
comment on column log_line.severity is 'DEBUG, INFO, WARNING, ERROR, FATAL';
comment on column log_line.message is 'The text';

create table external_event (
    feed        text not null,
    id          text not null,
    type        text not null,
    severity    double precision not null check (severity between 0 and 1),
    valid_from  timestamptz not null,
    valid_until timestamptz not null check (valid_until > valid_from),
    headline    text not null,
    touches     jsonb not null,
    arrival     bigint not null default nextval('arrival'),
    primary key (feed, id)
);
create index external_event_arrival on external_event (arrival);
create index external_event_until on external_event (valid_until);
comment on table external_event is 'Something outside that may bring a component down';
comment on column external_event.feed is 'Who says so';
comment on column external_event.id is 'Names the event within its feed';
comment on column external_event.type is 'WEATHER, UNREST, VULNERABILITY';
comment on column external_event.severity is 'From 0, harmless, to 1, destroys what it touches';
comment on column external_event.valid_from is 'Counts from then on';
comment on column external_event.valid_until is 'Stops counting then';
comment on column external_event.headline is 'One sentence for people';
comment on column external_event.touches is 'components, sites, software, area';
comment on column external_event.arrival is 'Its number among all that came in, anew with each change';

create table predictor_state (
    only_row boolean primary key default true check (only_row),
    folded   bigint not null,
    through  timestamptz not null,
    state    bytea not null
);
comment on table predictor_state is 'What the predictor remembers; at most one row';
comment on column predictor_state.only_row is 'Keeps it at one row';
comment on column predictor_state.folded is 'Highest arrival that is folded into the state';
comment on column predictor_state.through is 'Minute up to which the state was advanced';
comment on column predictor_state.state is 'Saved by forestall.predict';
