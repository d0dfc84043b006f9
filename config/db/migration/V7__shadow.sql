-- Releases that decide for nobody to see; the service of such a row is the id of the decision that
-- was answered.
alter table serving add column shadow text;
create index decisions_shadow on decisions (project, release, seq) where kind = 'shadow';
