-- Where subjects stood in the segments and triggers of a project when they were last looked at. A view of events and
-- releases: decisions never read it.
create table standings (
  project  text        not null,
  profile  text        not null,
  release  bigint      not null,           -- which told
  revision bigint      not null,           -- of the profile as it was seen
  segments text[]      not null,           -- to which it belongs
  triggers text[]      not null,           -- whose conditions are true of it
  seen_at  timestamptz not null,
  due      timestamptz,                    -- when time alone moves it, or may
  primary key (project, profile)
);
create index standings_due on standings (due) where due is not null;
create index standings_profile on standings (profile);

-- What decided about each segment and trigger in a release, to tell whether another decides alike.
create table release_terms (
  project text   not null,
  release bigint not null,
  name    text   not null,
  terms   text   not null,                 -- a digest
  primary key (project, release, name)
);

-- Who entered or left which segment, when and why.
create table segment_moves (
  seq        bigint generated always as identity primary key,
  project    text        not null,
  profile    text        not null,
  segment    text        not null,
  entered    boolean     not null,
  at         timestamptz not null,
  cause      text        not null,
  release    bigint      not null,
  noticed_at timestamptz not null
);
create index segment_moves_segment on segment_moves (project, segment, seq);
create index segment_moves_profile on segment_moves (profile, seq);

-- Up to which change subjects were looked at; whoever writes standings holds this row.
create table looked (number bigint not null);
insert into looked select number from changes;

-- For what is in force of a project all subjects are looked at once, in the order of their ids.
create table sweeps (
  project  text        primary key,
  since    timestamptz not null,           -- when the project was served first
  serving  text        not null,           -- what is in force
  after    text,                           -- the last id; null once it is done
  looked   bigint      not null default 0,
  began_at timestamptz not null,
  ended_at timestamptz
);
