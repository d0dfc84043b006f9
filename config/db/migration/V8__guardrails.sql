-- Whether a model's fallback stood in or rules exceeded their budget; kind may also be 'failed'.
alter table decisions add column fallback boolean not null default false;

alter table deployments
  add column guardrails     jsonb,                          -- within which it has to stay
  add column despite_breach boolean not null default false; -- wanted though a guardrail was broken

-- What guardrails found of a deployment, window by window.
create table judged_windows (
  deployment bigint      not null references deployments (seq),
  outcomes   boolean     not null, -- by the outcomes of its decisions, which come later
  number     integer     not null, -- from 1, those of outcomes apart
  release    bigint      not null,
  since      timestamptz not null,
  until      timestamptz not null,
  findings   jsonb       not null,
  breached   boolean     not null,
  primary key (deployment, outcomes, number)
);
