-- What the plan that was taken last deployed, a line for each step.
alter table watch add column steps text[] not null default '{}';
