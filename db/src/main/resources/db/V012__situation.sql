-- What rules may know of a component beside its probability.

create table label (
    component text not null references component on delete cascade,
    label     text not null,
    primary key (component, label)
);
comment on table label is 'Words by which rules tell components apart';
comment on column label.component is 'Whose label';
comment on column label.label is 'The word';

create table maintenance (
    id      text primary key,
    starts  timestamptz not null,
    ends    timestamptz not null,
    reason  text not null,
    check (ends > starts)
);
create index maintenance_ends on maintenance (ends);
comment on table maintenance is 'Times in which people work on components on purpose';
comment on column maintenance.id is 'Names the window';
comment on column maintenance.starts is 'Inclusive';
comment on column maintenance.ends is 'Exclusive';
comment on column maintenance.reason is 'For people';

create table maintenance_component (
    maintenance text not null references maintenance on delete cascade,
    component   text not null references component on delete cascade,
    primary key (maintenance, component)
);
create index maintenance_component_component on maintenance_component (component);
comment on table maintenance_component is 'On what people work';
comment on column maintenance_component.maintenance is 'In which window';
comment on column maintenance_component.component is 'On which component';

alter table risk add column tier_since timestamptz;
comment on column risk.tier_since is 'Since which decision on the tier has been called for; empty in decisions of old';
