-- Who may send signed webhooks. Secrets are sealed; the one before is good for a while.
create table webhook_sources (
  name           text primary key,
  secret         bytea       not null,
  previous       bytea,
  previous_until timestamptz,
  created_at     timestamptz not null,
  created_by     text        not null,
  changed_at     timestamptz not null
);
