-- Runs that ranked all subjects by a number and told who moved to another tier.
create table tier_runs (
  seq      bigint generated always as identity primary key,
  id       text        not null unique,    -- part of the ids of its events, which nobody can foretell
  project  text        not null,
  tier     text        not null,           -- the trait
  terms    text        not null,           -- what decides about ranks, as a digest
  rhythm   timestamptz not null,           -- an instant at which a run was planned
  at       timestamptz not null,           -- as of which it ranks
  cause    text        not null,           -- schedule, declaration or request
  state    text        not null,           -- ranking, telling, done, dropped or refused
  ranked   bigint      not null default 0, -- how many subjects have a rank
  moved    bigint      not null default 0, -- how many of all change their tier
  counts   bigint[]    not null default '{}',
  borders  double precision[] not null default '{}',
  ended_at timestamptz
);
create index tier_runs_tier on tier_runs (project, tier, seq);
create unique index tier_runs_open on tier_runs (project, tier) where ended_at is null;

-- Who is still to be told of by a run; a row goes in the transaction that writes its event.
create table tier_moves (
  run       bigint not null references tier_runs,
  profile   text   not null,
  from_tier text,
  to_tier   text,
  primary key (run, profile)
);
