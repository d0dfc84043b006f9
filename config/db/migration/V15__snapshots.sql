-- What the events of a fragment up to a change amount to, sealed as they are, so that the first reading need not fold all
-- of them. Never the record: rows may be deleted at any time, and one of another format is ignored.
create table snapshots (
  fragment text   primary key,
  seq      bigint not null,                -- the change up to which its events are in it
  events   bigint not null,                -- how many they are
  format   text   not null,                -- a digest of the fold that made it and of its bytes
  body     bytea  not null
);
