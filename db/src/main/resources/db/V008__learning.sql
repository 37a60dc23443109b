-- What is learned from: failures that were recorded, and the evidence before them; and what was foreseen.

create table failure (
    id        text primary key,
    component text not null,
    began     timestamptz not null,
    ended     timestamptz check (ended > began),
    outcome   text not null check (outcome in ('FAILED', 'UNCERTAIN')),
    source    text not null,
    words     text not null,
    arrival   bigint not null default nextval('arrival')
);
create index failure_arrival on failure (arrival);
create index failure_began on failure (began);
create index failure_component on failure (component, began);
comment on table failure is 'Failures that were recorded; kept for ever';
comment on column failure.id is 'Names it for ever';
comment on column failure.component is 'What failed; it may have left the catalogue since';
comment on column failure.began is 'When it stopped working';
comment on column failure.ended is 'When it worked again; none while it does not, or when nobody noted it';
comment on column failure.outcome is 'FAILED, or UNCERTAIN: moved away before, so nobody will know';
comment on column failure.source is 'Who says so';
comment on column failure.words is 'What happened, for people';
comment on column failure.arrival is 'Its number among all that came in, anew with each change';

create table snapshot (
    component text not null,
    minute    timestamptz not null,
    evidence  real[] not null,
    minutes   double precision not null check (minutes > 0),
    primary key (component, minute)
);
create index snapshot_minute on snapshot (minute);
comment on table snapshot is 'Evidence to learn from: each minute where something happened, one an hour where nothing did';
comment on column snapshot.component is 'About which component; it may have left the catalogue since';
comment on column snapshot.minute is 'In which minute';
comment on column snapshot.evidence is 'For each horizon, for each family; log-odds by the model that ships, 0 or more';
comment on column snapshot.minutes is 'How many minutes it stands for';

create table fusion_model (
    version         integer generated always as identity primary key,
    made_at         timestamptz not null,
    made_by         text not null,
    words           text not null,
    model           bytea not null,
    learned_from    timestamptz not null,
    learned_through timestamptz not null,
    failures        integer not null check (failures >= 0),
    figures         jsonb not null,
    in_force        boolean not null default false
);
create unique index fusion_model_in_force on fusion_model (in_force) where in_force;
comment on table fusion_model is 'Models that were learned; where none is in force, the one that ships is';
comment on column fusion_model.version is 'Counts up; 0 is the one that ships, and no row';
comment on column fusion_model.made_at is 'When it was learned, by the clock of the service';
comment on column fusion_model.made_by is 'What made it be learned: schedule, operator';
comment on column fusion_model.words is 'What came of the comparison, for people';
comment on column fusion_model.model is 'As forestall.predict.FusionModel writes it';
comment on column fusion_model.learned_from is 'Oldest snapshot that it was learned from';
comment on column fusion_model.learned_through is 'Newest snapshot that it was learned from';
comment on column fusion_model.failures is 'Failures that were recorded then';
comment on column fusion_model.figures is 'Comparison with the model before, one a horizon, as forestall.predict.Verdict';
comment on column fusion_model.in_force is 'Whether it makes the probabilities; at most one does';

create table outlook (
    component  text not null,
    minute     timestamptz not null references decision on delete cascade,
    within_30m double precision not null check (within_30m between 0 and 1),
    within_24h double precision not null check (within_24h between 0 and 1),
    within_30d double precision not null check (within_30d between 0 and 1),
    lead       interval,
    drivers    jsonb not null,
    primary key (component, minute)
);
create index outlook_minute on outlook (minute);
comment on table outlook is 'What was foreseen with each decision, for trends';
comment on column outlook.component is 'For which component; it may have left the catalogue since';
comment on column outlook.minute is 'With which decision';
comment on column outlook.within_30m is 'Probability of failure within 30 minutes';
comment on column outlook.within_24h is 'Probability of failure within 24 hours';
comment on column outlook.within_30d is 'Probability of failure within 30 days';
comment on column outlook.lead is 'Time to the failure if there is one; half of them come sooner; none when it is no likelier than usual';
comment on column outlook.drivers is 'What drove it: for each horizon a list, as forestall.model.FailureProbability';

create table refit (
    at      timestamptz not null,
    made_by text not null,
    version integer references fusion_model,
    words   text not null
);
create index refit_at on refit (at);
comment on table refit is 'When fusion was learned anew, and what came of it';
comment on column refit.at is 'When, by the clock of the service';
comment on column refit.made_by is 'schedule, operator';
comment on column refit.version is 'The model that took over; none when what was in force stayed';
comment on column refit.words is 'Why, for people';
