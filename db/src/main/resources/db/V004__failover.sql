-- Failovers, step by step. A step is written down before and after it is taken.

create table failover_run (
    id         uuid primary key,
    trigger    text not null,
    reason     text not null,
    state      text not null,
    asked      text[] not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create index failover_run_started on failover_run (started_at);
comment on table failover_run is 'One failover';
comment on column failover_run.id is 'Names the run for ever';
comment on column failover_run.trigger is 'OPERATOR, DETECTED, PREDICTED';
comment on column failover_run.reason is 'Why, for people';
comment on column failover_run.state is 'AWAITING_APPROVAL, RUNNING, STUCK, SUCCEEDED, ABORTED';
comment on column failover_run.asked is 'Components that were asked for; their dependants move along';
comment on column failover_run.started_at is 'When it was asked for';
comment on column failover_run.ended_at is 'When it ended';

create table failover_step (
    run        uuid not null references failover_run on delete cascade,
    number     integer not null check (number >= 0),
    action     text not null,
    component  text not null,
    state      text not null,
    detail     text,
    changed_at timestamptz,
    primary key (run, number)
);
comment on table failover_step is 'One step of a failover';
comment on column failover_step.run is 'Of which run';
comment on column failover_step.number is 'From 0, in the order in which steps are taken';
comment on column failover_step.action is 'FENCE, FINALISE_SYNC, PROMOTE, START, UPDATE_DNS, REDIRECT, CHECK_HEALTH';
comment on column failover_step.component is 'To whom';
comment on column failover_step.state is 'PENDING, STARTED, DONE, REFUSED';
comment on column failover_step.detail is 'What the provider said';
comment on column failover_step.changed_at is 'When the state last changed';

create table failed_over (
    component text primary key,
    run       uuid not null references failover_run,
    since     timestamptz not null
);
comment on table failed_over is 'Components that run in the failover region';
comment on column failed_over.component is 'Which';
comment on column failed_over.run is 'By which run';
comment on column failed_over.since is 'Since when';
