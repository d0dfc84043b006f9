-- Links of the run that is under way which differ from those in match_links, until they take their place at once. What a
-- server that went away left here means nothing.
create table match_staged (
  stage       text   not null,             -- one filling of this table
  one         text   not null,
  other       text   not null,
  word        text   not null,             -- OPEN or FOUND; GONE if the run does not find it any more
  probability float8 not null default 0,
  score       float8 not null default 0,
  evidence    jsonb  not null default '[]',
  refused     text,
  primary key (stage, one, other)
);

-- The lists of links by state, each in its order.
create index match_links_rejected on match_links (probability desc, one, other) where word = 'REJECTED';
create index match_links_refused on match_links (probability desc, one, other) where refused is not null;
create index match_links_contested on match_links (probability desc, one, other)
  where word in ('FOUND', 'ACCEPTED') and fate is distinct from 'JOINED';
