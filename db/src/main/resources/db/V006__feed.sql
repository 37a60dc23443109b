-- Where telemetry and events come from.

create table mapping (
    version   integer generated always as identity primary key,
    at        timestamptz not null default now(),
    document  jsonb not null
);
comment on table mapping is 'From labels to components and metrics; the newest version is in force';
comment on column mapping.version is 'Counts up';
comment on column mapping.at is 'When it was put';
comment on column mapping.document is 'rules and aliases';

create table feed (
    name           text primary key,
    tried          timestamptz,
    succeeded      timestamptz,
    failures       integer not null default 0 check (failures >= 0),
    trouble        text,
    next           timestamptz,
    etag           text,
    last_modified  text,
    cursor         text,
    events         integer not null default 0
);
comment on table feed is 'How each source that is asked is doing, one row a source';
comment on column feed.name is 'Name of the source';
comment on column feed.tried is 'When it was last asked';
comment on column feed.succeeded is 'When it last answered; what it said then is still used';
comment on column feed.failures is 'Attempts that failed since';
comment on column feed.trouble is 'Why the last attempt failed';
comment on column feed.next is 'It is not asked before then';
comment on column feed.etag is 'Validator of the last answer, sent with the next request';
comment on column feed.last_modified is 'Validator of the last answer, sent with the next request';
comment on column feed.cursor is 'How far it was read, in its own terms';
comment on column feed.events is 'Events or samples that its last answer held';

comment on column external_event.type is 'WEATHER, UNREST, VULNERABILITY, ALERT';
