-- What happened, as it was accepted; the system of record for profiles.
create table events (
  seq         bigint generated always as identity primary key,
  id          text        not null unique,
  profile     text        not null,
  type        text        not null,
  source      text        not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  payload     bytea       not null -- identifiers and data, sealed under the subject's key
);
create index events_profile on events (profile, seq);

-- Which profile an identifier leads to. The key is a keyed hash: it cannot be read back.
create table identifiers (
  key     bytea primary key,
  profile text not null
);
create index identifiers_profile on identifiers (profile);

create table mappings (
  name       text primary key,
  content    bytea       not null,
  updated_at timestamptz not null default now()
);

create table imports (
  id          text primary key,
  name        text        not null,
  mapping     text        not null,
  shift       text        not null,
  state       text        not null,
  problem     text,
  bytes_total bigint      not null,
  lines       bigint      not null default 0,
  bytes_read  bigint      not null default 0,
  accepted    bigint      not null default 0,
  duplicates  bigint      not null default 0,
  quarantined bigint      not null default 0,
  by_code     text        not null default '{}', -- JSON: quarantined records by code
  started_at  timestamptz not null default now(),
  ended_at    timestamptz
);

-- Input that was refused, kept until it is corrected or deleted.
create table quarantine (
  seq         bigint generated always as identity primary key,
  id          text        not null unique,
  import      text,
  line        bigint,
  codes       text[]      not null,
  violations  text        not null, -- JSON, without personal data
  received_at timestamptz not null default now(),
  payload     bytea       not null  -- the input, sealed
);
create index quarantine_import on quarantine (import, seq);

-- The decision log: one row a decision, in the order of commitment.
create table decisions (
  seq        bigint generated always as identity primary key,
  id         text        not null unique,
  profile    text        not null,
  decided_at timestamptz not null,
  slot       text        not null,
  channel    text        not null,
  purpose    text        not null,
  project    text        not null,
  release    bigint      not null,
  digest     text        not null,
  chosen     text[]      not null,
  excluded   integer     not null,
  micros     bigint      not null,
  record     bytea       not null  -- the whole record, sealed under the subject's key
);
create index decisions_profile on decisions (profile, seq);

create table releases (
  project    text        not null,
  number     bigint      not null,
  digest     text        not null,
  archive    bytea       not null, -- files, manifest and signature, as signed
  created_at timestamptz not null default now(),
  created_by text        not null,
  primary key (project, number),
  unique (project, digest)
);

-- Which release an environment serves; the latest row of a project is in force.
create table deployments (
  seq         bigint generated always as identity primary key,
  project     text        not null,
  number      bigint      not null,
  mode        text        not null,
  deployed_at timestamptz not null default now(),
  deployed_by text        not null,
  foreign key (project, number) references releases (project, number)
);
create index deployments_project on deployments (project, seq);

-- The data key of each subject, wrapped. To delete a row is to forget what it encrypted.
create table subject_keys (
  subject    text primary key,
  wrapped    bytea       not null,
  created_at timestamptz not null default now()
);
