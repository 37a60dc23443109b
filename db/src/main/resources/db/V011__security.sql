-- Who may do what: people, tokens of programs, and what they did.

create table app_user (
    name             text primary key check (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    password         text not null,
    roles            text[] not null check (roles <@ array['VIEWER', 'ANALYST', 'APPROVER', 'OPERATOR', 'ADMIN']),
    disabled         boolean not null default false,
    must_change      boolean not null,
    epoch            integer not null default 0,
    failed_sign_ins  integer not null default 0 check (failed_sign_ins >= 0),
    locked_until     timestamptz,
    signed_in_at     timestamptz,
    created_at       timestamptz not null
);
comment on table app_user is 'People who sign in with a password; those who come by OpenID Connect have no row';
comment on column app_user.name is 'What they sign in as, in small letters';
comment on column app_user.password is 'PBKDF2: algorithm, iterations, salt, and hash, the last two in Base64, by colons';
comment on column app_user.roles is 'What they may do; each lets view, too';
comment on column app_user.disabled is 'Whether they may not sign in at all';
comment on column app_user.must_change is 'Whether they have to choose a password of their own before anything else';
comment on column app_user.epoch is 'Counts up when a session that is open has to end: password, roles, disabled';
comment on column app_user.failed_sign_ins is 'In a row, since the last good one or the last lock-out';
comment on column app_user.locked_until is 'No sign-in before; none when not locked out';
comment on column app_user.signed_in_at is 'Last good sign-in';
comment on column app_user.created_at is 'When they were added';

create table api_token (
    id         uuid primary key,
    name       text not null check (length(name) between 1 and 100),
    hash       text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    roles      text[] not null
               check (roles <@ array['VIEWER', 'ANALYST', 'APPROVER', 'OPERATOR', 'ADMIN', 'SENDER'] and cardinality(roles) > 0),
    created_by text not null,
    created_at timestamptz not null,
    expires    timestamptz,
    revoked    timestamptz,
    last_used  timestamptz
);
comment on table api_token is 'Tokens of programs that use the API; those that ended are kept';
comment on column api_token.id is 'Names it for ever';
comment on column api_token.name is 'What it is for, in the words of who made it';
comment on column api_token.hash is 'SHA-256 of the token, in hexadecimal; the token itself is 256 random bits and kept nowhere';
comment on column api_token.roles is 'What it may do; SENDER may only push telemetry';
comment on column api_token.created_by is 'Who made it';
comment on column api_token.created_at is 'When it was made';
comment on column api_token.expires is 'From when on it is refused; none for never';
comment on column api_token.revoked is 'When it was taken back; none when it was not';
comment on column api_token.last_used is 'When it was used last, to the minute; none when it never was';

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    who     text not null,
    what    text not null check (what ~ '^[a-z]+(-[a-z]+)*$'),
    subject text not null,
    detail  jsonb not null
);
create index audit_subject on audit (subject, id);
create index audit_what on audit (what, id);
comment on table audit is 'Who did what; rows are added, and never changed or removed';
comment on column audit.id is 'Counts up';
comment on column audit.at is 'When, by the clock of the machine';
comment on column audit.who is 'User, or token: and its name, or sso: and the name that a provider gives, or service';
comment on column audit.what is 'What was done, in words that never change, such as sign-in or token-revoked';
comment on column audit.subject is 'To what: a name or an id';
comment on column audit.detail is 'More, as text by key; never a secret';

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to' using errcode = 'restrict_violation';
end $$;
comment on function audit_stays is 'Refuses what would change the audit log';
create trigger audit_stays before update or delete on audit for each row execute function audit_stays();
create trigger audit_stays_whole before truncate on audit for each statement execute function audit_stays();
