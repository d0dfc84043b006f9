-- What became of refused records: open, replayed or dismissed, when and by whom; which events came of those replayed.
alter table quarantine
  add column state      text not null default 'open',
  add column changed_at timestamptz,
  add column changed_by text,
  add column events     text[] not null default '{}';
create index quarantine_open on quarantine (seq) where state = 'open';
create index quarantine_events on quarantine using gin (events) where events <> '{}';
