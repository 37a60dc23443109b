-- Rule sets: each version once and for ever; only its state moves on.

create table rule_set (
    version      integer primary key check (version > 0),
    fingerprint  text not null,
    parent       integer references rule_set,
    author       text not null,
    written_at   timestamptz not null,
    comment      text not null,
    state        text not null check (state in ('DRAFT', 'CHECKED', 'APPROVED', 'PUBLISHED', 'RETIRED')),
    approved_by  text,
    published_at timestamptz,
    parameters   jsonb not null,
    scenarios    jsonb not null,
    report       jsonb
);
create unique index rule_set_one_published on rule_set (state) where state = 'PUBLISHED';
create index rule_set_published_at on rule_set (published_at desc) where published_at is not null;
comment on table rule_set is 'Versions of the rules; what one judges by never changes';
comment on column rule_set.version is 'Counts up; decisions name it as v and this number';
comment on column rule_set.fingerprint is 'Of its files and parameters: 12 hexadecimal digits';
comment on column rule_set.parent is 'Version that it was made from; none for the first';
comment on column rule_set.author is 'Who saved it';
comment on column rule_set.written_at is 'When, by the clock of the machine';
comment on column rule_set.comment is 'What the author says of it';
comment on column rule_set.state is 'DRAFT, CHECKED, APPROVED, PUBLISHED (one at most), RETIRED';
comment on column rule_set.approved_by is 'Who approved it; none when nobody did';
comment on column rule_set.published_at is 'When it was last published; none when it never was';
comment on column rule_set.parameters is 'What its rules share, as forestall.risk.Parameters';
comment on column rule_set.scenarios is 'What it must conclude, as a list of forestall.ruleset.Scenario';
comment on column rule_set.report is 'What the last check found; none when it was not checked';

create table rule_set_file (
    version integer not null references rule_set,
    name    text not null,
    content bytea not null,
    primary key (version, name)
);
comment on table rule_set_file is 'The files of rule sets, as they were uploaded';
comment on column rule_set_file.version is 'Of which rule set';
comment on column rule_set_file.name is 'Name of the file; its end says what it holds';
comment on column rule_set_file.content is 'Its bytes';

create table rule_set_failure (
    version integer not null references rule_set,
    at      timestamptz not null,
    words   text not null,
    primary key (version, at)
);
comment on table rule_set_failure is 'When a version failed at work and another judged instead';
comment on column rule_set_failure.version is 'Which';
comment on column rule_set_failure.at is 'When, by the clock of the machine';
comment on column rule_set_failure.words is 'What it did';

create function rule_set_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what a rule set judges by never changes' using errcode = 'restrict_violation';
end $$;
comment on function rule_set_stays is 'Refuses what would change a version';
create trigger rule_set_stays before update of version, fingerprint, parent, author, written_at, comment, parameters, scenarios
    on rule_set for each row execute function rule_set_stays();
create trigger rule_set_file_stays before update on rule_set_file for each row execute function rule_set_stays();

create trigger rule_set_kept before delete on rule_set for each row execute function rule_set_stays();
create trigger rule_set_kept_whole before truncate on rule_set for each statement execute function rule_set_stays();
create trigger rule_set_file_kept before delete on rule_set_file for each row execute function rule_set_stays();
create trigger rule_set_file_kept_whole before truncate on rule_set_file for each statement execute function rule_set_stays();

create function rule_set_file_comes_with_it() returns trigger language plpgsql as $$
begin
    if not exists (select from rule_set where version = new.version and xmin = pg_current_xact_id()::xid) then
        raise exception 'a file comes with its version, and never later' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
comment on function rule_set_file_comes_with_it is 'Refuses files that are added to a version of before';
create trigger rule_set_file_comes_with_it before insert on rule_set_file
    for each row execute function rule_set_file_comes_with_it();
alter table rule_set add constraint rule_set_four_eyes check (approved_by <> author);
