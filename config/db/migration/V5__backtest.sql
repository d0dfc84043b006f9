-- A window of the log is found by its time: the log is in the order of time but for moments, so
-- that the least and greatest instant of each megabyte tell where to look.
create index decisions_decided_at on decisions using brin (decided_at) with (autosummarize = on);
