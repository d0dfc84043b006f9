-- Sealed bytes cannot be made smaller: to try costs more than to store them.
alter table decisions alter column record set storage external;
alter table events alter column payload set storage external;
alter table quarantine alter column payload set storage external;
