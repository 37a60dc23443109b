-- What security bulletins say.

create table bulletin (
    source    text not null,
    id        text not null,
    document  jsonb not null,
    primary key (source, id)
);
comment on table bulletin is 'What one source says of one vulnerability; external events are made of all sources together';
comment on column bulletin.source is 'kev, nvd, epss, osv';
comment on column bulletin.id is 'Names it at the source';
comment on column bulletin.document is 'As forestall.hazard.security.Bulletin';

comment on column feed.trouble is 'Why the last attempt failed, or what of the last answer could not be used';
