-- Supervision: how fast customers are answered, who listens in, and what is whispered to an agent.

-- One for each round of a talk: from the first customer line that nobody has answered to the first
-- answer by a person. Made from the log alone; `taken_sequence` is the newest event of the
-- conversation's stream that had a part in it, so that an event that comes again changes nothing.
create table reply_rounds (
  conversation_id uuid not null,
  asked_sequence integer not null,
  queue_id uuid not null,
  -- Who answered; until then who has the conversation.
  agent_id uuid,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- From the question to the answer.
  seconds real,
  -- The first of its conversation, or since it was reopened.
  is_first boolean not null,
  -- The conversation was resolved after it: without an answer it will get none.
  is_over boolean not null default false,
  taken_sequence integer not null,
  primary key (conversation_id, asked_sequence)
) with (fillfactor = 80);
-- A day is read from the index alone.
create index reply_rounds_of_day on reply_rounds (asked_at)
  include (queue_id, agent_id, seconds, is_first, is_over);

-- Who listens in on which conversation. A row lives as long as somebody's desk keeps saying so.
create table listenings (
  conversation_id uuid not null references conversations,
  agent_id uuid not null references agents,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (conversation_id, agent_id)
);
create index listenings_by_sign on listenings (seen_at);

-- What supervisors did, newest first.
create index audit_entries_of_supervision on audit_entries (number desc)
  where action in ('agent.listening-begun', 'agent.listening-ended', 'agent.whispered', 'agent.intervened')
    or (action = 'agent.presence-changed' and detail ->> 'by' = 'supervisor');
