-- How far the nodes have followed what they watch; one row.
create table watch (
  one       boolean     primary key default true check (one),
  source    text        not null,
  version   bigint      not null, -- of the plan that was taken last
  plan      text        not null, -- its SHA-256
  commit    text        not null, -- where it was taken from
  looked_at timestamptz,
  taken_at  timestamptz,
  next_at   timestamptz,          -- nobody looks before
  failures  integer     not null, -- looks that failed since the last one that did not
  problem   text
);
