-- Where in his stream a customer's profile last changed: revealing a detail or ending a session raises
-- the stream too, and somebody who edits the profile is not stale because of that.
alter table customers add column changed_sequence integer not null default 1;
update customers set changed_sequence = greatest(sequence, 1);

-- Sessions that a shop's token opened before its secret changed are over.
alter table lines add column secret_changed_at timestamptz;
update lines set secret_changed_at = created_at;
alter table lines alter column secret_changed_at set not null;
