-- What came under one identifier. Its id is a keyed hash of the identifier; a profile is the union of its fragments and
-- has the id of the strongest of them. Events, links, separations and a policy alone say which fragments are of one profile.
create table fragments (
  id       text    primary key,
  kind     text    not null,               -- of the identifier; '' until it is derived from events
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

-- The number of the last change of events or identity; whoever changes them holds this row.
create table changes (number bigint not null);
insert into changes select coalesce(max(seq), 0) from events;

alter table events rename column profile to fragment;
alter index events_profile rename to events_fragment;
alter table events alter column seq drop identity;

insert into fragments (id, kind, profile, revision, events)
  select i.id, '', i.profile, coalesce(max(e.seq), 0), count(e.seq)
  from (select 'p-' || substr(encode(key, 'hex'), 1, 20) as id, profile from identifiers) i
    left join events e on e.fragment = i.id
  group by i.id, i.profile on conflict (id) do nothing;
insert into links (one, other, occurred_at, event, place)
  select least(id, profile), greatest(id, profile), 'epoch', '', 0
  from fragments where id <> profile;
insert into moves (seq, fragment, profile)
  select 0, id, profile from fragments where id <> profile;
drop table identifiers;
