-- What is protected, and with what.

create table site (
    id        text primary key,
    name      text not null,
    region    text not null,
    latitude  double precision not null check (latitude between -90 and 90),
    longitude double precision not null check (longitude between -180 and 180)
);
comment on table site is 'A place where components run';
comment on column site.id is 'Names the site for ever';
comment on column site.name is 'As people call it';
comment on column site.region is 'Region that it belongs to';
comment on column site.latitude is 'Degrees north, WGS 84';
comment on column site.longitude is 'Degrees east, WGS 84';

create table component (
    id              text primary key,
    name            text not null,
    kind            text not null,
    site            text not null references site,
    zone            text not null,
    criticality     text not null,
    rto             interval not null,
    rpo             interval not null,
    loss_per_minute double precision not null check (loss_per_minute >= 0),
    vcpu_milli      bigint not null check (vcpu_milli >= 0),
    memory_mib      bigint not null check (memory_mib >= 0),
    storage_gib     bigint not null check (storage_gib >= 0),
    network_mbps    bigint not null check (network_mbps >= 0)
);
create index component_site on component (site);
comment on table component is 'Something in the primary region that can fail';
comment on column component.id is 'Names the component for ever';
comment on column component.name is 'As people call it';
comment on column component.kind is 'VM, DATABASE, STORAGE_VOLUME, NETWORK, APPLICATION_STACK, LOAD_BALANCER, DNS_NAME';
comment on column component.site is 'Where it runs';
comment on column component.zone is 'Zone within the region';
comment on column component.criticality is 'LOW, MODERATE, HIGH, CRITICAL';
comment on column component.rto is 'Recovery time objective';
comment on column component.rpo is 'Recovery point objective';
comment on column component.loss_per_minute is 'Currency units per minute of downtime';
comment on column component.vcpu_milli is 'Demand: thousandths of a virtual CPU';
comment on column component.memory_mib is 'Demand: memory in MiB';
comment on column component.storage_gib is 'Demand: storage in GiB';
comment on column component.network_mbps is 'Demand: network bandwidth in Mbit/s';

create table dependency (
    component text not null references component on delete cascade,
    needs     text not null references component deferrable initially deferred,
    primary key (component, needs),
    check (component <> needs)
);
create index dependency_needs on dependency (needs);
comment on table dependency is 'What a component cannot work without';
comment on column dependency.component is 'Who depends';
comment on column dependency.needs is 'On whom';

create table software (
    component text not null references component on delete cascade,
    software  text not null,
    primary key (component, software)
);
comment on table software is 'What a component runs, to match security bulletins';
comment on column software.component is 'Who runs it';
comment on column software.software is 'Package URL or CPE';

create table pool (
    only_row boolean primary key default true check (only_row),
    region   text not null
);
comment on table pool is 'The failover region; one row';
comment on column pool.only_row is 'Keeps it at one row';
comment on column pool.region is 'Name of the failover region';
insert into pool (region) values ('failover');

create table pool_zone (
    name             text primary key,
    replication_mbps bigint not null check (replication_mbps >= 0)
);
comment on table pool_zone is 'A zone of the failover region';
comment on column pool_zone.name is 'Name of the zone';
comment on column pool_zone.replication_mbps is 'Bandwidth for replication into the zone in Mbit/s';

create table pool_host (
    id              text primary key,
    zone            text not null references pool_zone deferrable initially deferred,
    vcpu_milli      bigint not null check (vcpu_milli >= 0),
    memory_mib      bigint not null check (memory_mib >= 0),
    storage_gib     bigint not null check (storage_gib >= 0),
    network_mbps    bigint not null check (network_mbps >= 0),
    per_vcpu        double precision not null check (per_vcpu >= 0),
    per_gib_memory  double precision not null check (per_gib_memory >= 0),
    per_gib_storage double precision not null check (per_gib_storage >= 0),
    per_mbps        double precision not null check (per_mbps >= 0)
);
comment on table pool_host is 'A host of the failover region';
comment on column pool_host.id is 'Names the host for ever';
comment on column pool_host.zone is 'Its zone';
comment on column pool_host.vcpu_milli is 'Capacity: thousandths of a virtual CPU';
comment on column pool_host.memory_mib is 'Capacity: memory in MiB';
comment on column pool_host.storage_gib is 'Capacity: storage in GiB';
comment on column pool_host.network_mbps is 'Capacity: network bandwidth in Mbit/s';
comment on column pool_host.per_vcpu is 'Price of a virtual CPU, currency units an hour';
comment on column pool_host.per_gib_memory is 'Price of a GiB of memory, currency units an hour';
comment on column pool_host.per_gib_storage is 'Price of a GiB of storage, currency units an hour';
comment on column pool_host.per_mbps is 'Price of a Mbit/s, currency units an hour';
