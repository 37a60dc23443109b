-- The simulated failover region: what would be a cloud's own memory.

create table simulated_standby (
    component    text primary key,
    host         text not null,
    tier         text not null,
    vcpu_milli   bigint not null,
    memory_mib   bigint not null,
    storage_gib  bigint not null,
    network_mbps bigint not null,
    in_service   boolean not null default false
);
comment on table simulated_standby is 'What the simulated region holds';
comment on column simulated_standby.component is 'For whom';
comment on column simulated_standby.host is 'On which host';
comment on column simulated_standby.tier is 'FULL, SCALED, MINIMAL';
comment on column simulated_standby.vcpu_milli is 'Thousandths of a virtual CPU';
comment on column simulated_standby.memory_mib is 'Memory in MiB';
comment on column simulated_standby.storage_gib is 'Storage in GiB';
comment on column simulated_standby.network_mbps is 'Network bandwidth in Mbit/s';
comment on column simulated_standby.in_service is 'True once it was promoted';

create table simulated_act (
    number    bigint generated always as identity primary key,
    key       text not null unique,
    verb      text not null,
    component text not null,
    detail    text not null,
    at        timestamptz not null default now()
);
comment on table simulated_act is 'Every act that the simulated region carried out, each key once';
comment on column simulated_act.number is 'In the order of the acts';
comment on column simulated_act.key is 'Names the act for ever';
comment on column simulated_act.verb is 'What was done';
comment on column simulated_act.component is 'To whom';
comment on column simulated_act.detail is 'What was answered';
comment on column simulated_act.at is 'When, by the clock of the database';

create table simulated_fault (
    id        uuid primary key,
    type      text not null,
    component text
);
comment on table simulated_fault is 'What goes wrong in the simulated regions';
comment on column simulated_fault.id is 'Names the fault';
comment on column simulated_fault.type is 'PRIMARY_DOWN, PRIMARY_SILENT, BUSY, REFUSES';
comment on column simulated_fault.component is 'For whom; null means for all';
