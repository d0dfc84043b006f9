-- Changes that imports brought and for which their subjects were not looked at yet: they wait until the import ends,
-- or a while. Written with the changes; a row goes when its subjects were looked at.
create table set_aside (
  changes int8range   primary key,         -- their numbers
  import  text        not null,
  since   timestamptz not null default clock_timestamp()
);
create index set_aside_import on set_aside (import, since);
