-- What the last check of each version found, so that every node tells the same.

create table rule_set_check (
    version    integer primary key references rule_set,
    checked_at timestamptz not null,
    checked_by text not null,
    report     json not null check (octet_length(report::text) <= 2000000)
);
comment on table rule_set_check is 'The last check of each version: its findings and scenarios';
comment on column rule_set_check.version is 'Which';
comment on column rule_set_check.checked_at is 'When, by the clock of the machine';
comment on column rule_set_check.checked_by is 'Who had it checked';
comment on column rule_set_check.report is 'As forestall.ruleset.CheckReport, in its order, shortened when it is long';
