-- Who does what one node does at a time, and until when the others wait should it go away.
create table claims (
  work   text        primary key,
  holder text        not null,
  until  timestamptz not null
);
