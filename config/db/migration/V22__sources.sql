-- From where events come, as people say it: who answers for each source, what for, and what it sends.
create table sources (
  name         text        primary key,
  owner        text        not null,
  purpose      text        not null,
  access_point text        not null,
  events       text[]      not null,       -- types with the version of their schema: type@1
  retention    text        not null,       -- ISO 8601
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  changed_by   text        not null
);
