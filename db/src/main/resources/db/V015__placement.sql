-- What placement respects beside room and price.

alter table component
    add column other_demand jsonb not null default '{}',
    add column standby      jsonb;
comment on column component.other_demand is 'Demand: further resources by name';
comment on column component.standby is 'What its standby has to respect, as forestall.model.StandbyTerms; null: nothing';

alter table pool add column terms jsonb;
comment on column pool.terms is 'Reservations, prices by hour, scenarios, as forestall.model.PoolTerms; null: none';

alter table pool_zone
    add column replication_mbps_from jsonb not null default '{}',
    add column latency_ms_from       jsonb not null default '{}';
comment on column pool_zone.replication_mbps_from is 'Bandwidth of links in Mbit/s, by zone of the primary region';
comment on column pool_zone.latency_ms_from is 'Latency in milliseconds, by zone of the primary region or of this one';

alter table pool_host
    add column other_capacity jsonb not null default '{}',
    add column per_other      jsonb not null default '{}',
    add column open_cost      double precision check (open_cost >= 0),
    add column closures       jsonb not null default '[]';
comment on column pool_host.other_capacity is 'Capacity: further resources by name';
comment on column pool_host.per_other is 'Price of a unit of further resources by name, currency units an hour';
comment on column pool_host.open_cost is 'Currency units an hour for having anything on it; null: nothing';
comment on column pool_host.closures is 'When it can hold nothing, a list of forestall.model.Closure';

alter table allocation add column others jsonb not null default '{}';
comment on column allocation.others is 'Further resources by name';

alter table simulated_standby add column others jsonb not null default '{}';
comment on column simulated_standby.others is 'Further resources by name';
