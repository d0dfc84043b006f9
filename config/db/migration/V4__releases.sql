-- Which tier a release changes, and who answers for it, and so cannot approve it.
alter table releases
  add column tier       text not null default 'developer',
  add column answerable text not null default 'server';

-- Who found a release good.
create table approvals (
  project     text        not null,
  number      bigint      not null,
  approved_at timestamptz not null default now(),
  approved_by text        not null,
  answerable  text        not null,
  comment     text        not null,
  primary key (project, number, answerable),
  foreign key (project, number) references releases (project, number)
);

-- In force is the live deployment of the latest instant that has come, the last one of that instant,
-- and beside it the latest canary since then.
alter table deployments
  add column percent      integer,
  add column effective_at timestamptz not null default now(),
  add column rollback     boolean     not null default false,
  add column reason       text        not null default '',
  add column cancelled_at timestamptz;
update deployments set effective_at = deployed_at;
create index deployments_effective on deployments (project, effective_at, seq);

-- What each node of the cluster serves, told by itself again and again.
create table serving (
  node    text        not null,
  project text        not null,
  deployment bigint,             -- the last one that it serves
  number  bigint,                -- none if it serves none yet
  digest  text,
  canary  text,                  -- the digest of the release that is tried
  since   timestamptz,
  problem text,                  -- why it does not serve what is in force
  seen_at timestamptz not null default now(),
  primary key (node, project)
);
