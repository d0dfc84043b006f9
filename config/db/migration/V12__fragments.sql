-- What came under one identifier. Its id is a keyed hash of the identifier; a profile is the union of its fragments and
-- has the id of the strongest of them. Events, links, separations and a policy alone say which fragments are of one profile.
create table fragments (
  id       text    primary key,
  kind     text    not null,               -- of the identifier
  profile  text    not null,
  revision bigint  not null,               -- the number of the last change of its events or its place
  events   bigint  not null default 0,
  standing text    not null default 'ORDINARY'
);
create index fragments_profile on fragments (profile);

-- That an event claimed two identifiers to be of one subject: the first claim, by when it happened.
create table links (
  one         text        not null,
  other       text        not null,
  occurred_at timestamptz not null,
  event       text        not null,
  place       integer     not null,
  primary key (one, other)
);
create index links_other on links (other);

-- Which profile a fragment belonged to from a change on; its own before the first. A change that gives a profile other
-- fragments has a row of the fragment that leads it, too.
create table moves (
  seq      bigint      not null,
  fragment text        not null,
  profile  text        not null,
  moved_at timestamptz not null default now(),
  primary key (fragment, seq)
);
create index moves_profile on moves (profile, seq);
create index moves_seq on moves (seq);

-- Decisions of people that identifiers are not of one subject.
create table separations (
  id           text        primary key,
  one_side     text[]      not null,
  other_side   text[]      not null,
  reason       text        not null,
  separated_at timestamptz not null default now(),
  separated_by text        not null
);

create index separations_one_side on separations using gin (one_side);
create index separations_other_side on separations using gin (other_side);

-- The number of the last change of events or identity; whoever changes them holds this row.
create table changes (number bigint not null);
insert into changes select coalesce(max(seq), 0) from events;

alter table events rename column profile to fragment;
alter index events_profile rename to events_fragment;
alter table events alter column seq drop identity;

drop table identifiers;

-- Up to which change an older installation's events were put into fragments; no row if all are.
create table upgrade (done bigint not null);
insert into upgrade select 0 where exists (select 1 from events);
