-- A failure that is deleted has to leave the predictor's history, too: it stays until the predictor was told.

alter table failure add column removed boolean not null default false;
comment on column failure.removed is 'Whether it was deleted; shown and learned from no more, and gone once the predictor was told';
comment on table failure is 'Failures that were recorded; kept until they are deleted';
