-- Up to which change accepted events were written to files; a file that was begun and perhaps not finished reaches to
-- `pending`, and is written again as it was.
create table lake (
  one     boolean primary key default true check (one),
  number  bigint  not null default 0,
  pending bigint
);
