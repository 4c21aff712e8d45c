-- Where in its stream the business itself last changed: its brands and lines raise the stream too, and
-- somebody who renames the business is not stale because a colleague has added a line.
alter table business add column changed_sequence integer not null default 1;
