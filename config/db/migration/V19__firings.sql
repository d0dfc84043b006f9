-- Where decisions go that nobody asked for. Secrets are sealed; the one before signs beside for a while.
create table outlets (
  name           text primary key,
  kind           text        not null,     -- webhook, kafka or stream
  target         text        not null,     -- an address or a topic
  attempts       integer     not null,
  secret         bytea       not null,
  previous       bytea,
  previous_until timestamptz,
  created_at     timestamptz not null,
  created_by     text        not null,
  changed_at     timestamptz not null
);

-- That a trigger fired for a subject, and how far what follows is. Written with the standing that says that its condition
-- is true; the id is also that of the decision.
create table firings (
  seq        bigint generated always as identity primary key,
  id         text        not null unique,
  project    text        not null,
  release    bigint      not null,
  trigger    text        not null,
  profile    text        not null,
  revision   bigint      not null,         -- of the profile as it was seen
  at         timestamptz not null,         -- when the condition became true
  slot       text        not null,
  channel    text        not null,
  purpose    text        not null,
  most       integer,                      -- actions
  outlet     text        not null,
  state      text        not null,
  attempts   integer     not null default 0,
  next_at    timestamptz not null,         -- not to be worked on before
  problem    text,
  told       bigint,                       -- the order in which outlets were told
  fired_at   timestamptz not null,
  changed_at timestamptz not null,
  unique (project, trigger, profile, at)
);
create index firings_next on firings (next_at) where state in ('due', 'decided');
create index firings_profile on firings (profile, seq);
create index firings_told on firings (outlet, told) where told is not null;
create sequence firings_told_number;
create index firings_open on firings (state) where state in ('due', 'decided', 'dead', 'failed');
create index firings_told_at on firings (outlet, changed_at, told) where told is not null;
create index segment_moves_at on segment_moves (project, at);
