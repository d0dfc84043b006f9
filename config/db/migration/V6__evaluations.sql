-- Models and rule sets that were evaluated alone are logged beside the decisions about actions.
alter table decisions
  add column kind    text not null default 'actions', -- or 'model', 'rule-set'
  add column service text not null default '';        -- which model or rule set
