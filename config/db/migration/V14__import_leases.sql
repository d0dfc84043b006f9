-- Which run of a server does an import, and until when the others leave it alone should it go away.
alter table imports add column holder text, add column until timestamptz;
