-- The files of rule projects on their way to a release, one draft a project.
create sequence draft_revisions;
create table drafts (
  project    text        primary key,
  base       bigint,                        -- the release from which it was begun
  begun_by   text        not null,
  begun_at   timestamptz not null,
  revision   bigint      not null,          -- higher with every change; never used twice
  changed_by text        not null,
  changed_at timestamptz not null,
  foreign key (project, base) references releases (project, number)
);
create table draft_files (
  project     text  not null references drafts on delete cascade,
  path        text  not null,
  content     bytea,                        -- null if the file was removed
  digest      text,                         -- of the content
  base_digest text,                         -- of the file in the base; null if it was added
  primary key (project, path),
  check ((content is null) = (digest is null)),
  check (content is not null or base_digest is not null)
);
-- Who looks where: forgotten soon, and after a crash at once.
create unlogged table draft_looks (
  project    text        not null references drafts on delete cascade,
  name       text        not null,
  path       text,
  table_id   text,
  row_id     text,
  column_id  text,
  at         timestamptz not null,
  primary key (project, name)
);
