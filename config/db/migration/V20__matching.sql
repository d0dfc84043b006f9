-- How subjects are compared by what is known of them; one row at most.
create table matching (
  declaration jsonb       not null,
  changed_at  timestamptz not null,
  changed_by  text        not null,
  single      boolean     primary key default true check (single)
);

-- When subjects were compared, and what came of it.
create table match_runs (
  seq       bigint generated always as identity primary key,
  id        text        not null unique,
  state     text        not null,          -- waiting, running, done, failed or cancelled
  asked_by  text        not null,          -- somebody, or the server on schedule
  asked_at  timestamptz not null,
  began_at  timestamptz,
  ended_at  timestamptz,
  attempts  integer     not null default 0,
  looked    bigint      not null default 0, -- subjects that were read
  people    bigint      not null default 0, -- those of whom enough is known
  pairs     bigint      not null default 0,
  links     bigint      not null default 0,
  oversized bigint      not null default 0, -- keys that too many share
  weights   text,                          -- their digest
  problem   text
);
create unique index match_runs_open on match_runs ((true)) where state in ('waiting', 'running');

-- That two fragments look like one subject; never a value of either. What people decided stays whatever later runs find.
create table match_links (
  one         text        not null,
  other       text        not null,
  word        text        not null,        -- OPEN or FOUND by a run, ACCEPTED or REJECTED by somebody
  probability float8      not null,
  score       float8      not null,
  evidence    jsonb       not null,
  refused     text,                        -- why a run did not follow it
  run         text        not null,        -- that found it so
  fate        text,                        -- what became of it if it joins
  reason      text,
  decided_by  text,
  decided_at  timestamptz,
  primary key (one, other)
);
create index match_links_other on match_links (other);
create index match_links_strongest on match_links (probability desc, one, other);
create index match_links_open on match_links (probability desc, one, other) where word = 'OPEN';
