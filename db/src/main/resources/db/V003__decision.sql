-- What was decided, and what became of it.

create table decision (
    minute     timestamptz primary key,
    rule_set   text not null,
    body       jsonb not null,
    situation  jsonb not null,
    took       interval not null,
    written_at timestamptz not null default now()
);
comment on table decision is 'One decision a minute, added once and never changed';
comment on column decision.minute is 'For which minute, by the clock of the service';
comment on column decision.rule_set is 'Version of the rules that judged';
comment on column decision.body is 'The decision, as forestall.model.Decision';
comment on column decision.situation is 'What led to it, as forestall.model.Situation';
comment on column decision.took is 'How long it took to decide';
comment on column decision.written_at is 'When it was written, by the clock of the database';

create table risk (
    component   text not null,
    minute      timestamptz not null references decision on delete cascade,
    probability double precision not null check (probability between 0 and 1),
    score       double precision not null check (score between 0 and 1),
    tier        text not null,
    primary key (component, minute)
);
create index risk_minute on risk (minute);
comment on table risk is 'The risks of each decision, for trends';
comment on column risk.component is 'Whose risk; it may have left the catalogue since';
comment on column risk.minute is 'Of which decision';
comment on column risk.probability is 'Of failure within the horizon';
comment on column risk.score is 'Probability × impact';
comment on column risk.tier is 'FULL, SCALED, MINIMAL';

create table allocation (
    component    text primary key,
    host         text not null,
    tier         text not null,
    vcpu_milli   bigint not null,
    memory_mib   bigint not null,
    storage_gib  bigint not null,
    network_mbps bigint not null,
    since        timestamptz not null
);
comment on table allocation is 'What stands by, as the providers last confirmed it';
comment on column allocation.component is 'For whom';
comment on column allocation.host is 'On which host of the failover region';
comment on column allocation.tier is 'FULL, SCALED, MINIMAL';
comment on column allocation.vcpu_milli is 'Thousandths of a virtual CPU';
comment on column allocation.memory_mib is 'Memory in MiB';
comment on column allocation.storage_gib is 'Storage in GiB';
comment on column allocation.network_mbps is 'Network bandwidth in Mbit/s';
comment on column allocation.since is 'When it became so, by the clock of the service';

create table allocation_act (
    key    text primary key,
    words  text not null,
    done   boolean not null,
    detail text not null,
    at     timestamptz not null
);
create index allocation_act_at on allocation_act (at);
comment on table allocation_act is 'What providers were asked to do for allocations';
comment on column allocation_act.key is 'Names the action for ever';
comment on column allocation_act.words is 'What was asked';
comment on column allocation_act.done is 'Whether it was done';
comment on column allocation_act.detail is 'What the provider said';
comment on column allocation_act.at is 'When, by the clock of the service';
