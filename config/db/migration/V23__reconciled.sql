-- The events that the file of the one reconciliation under way has; emptied before each.
create unlogged table reconciled (event text primary key);
