-- to_char() is stable, so PostgreSQL inlines iso() only when it is stable too: states are built in two
-- thirds of the time.
alter function iso(timestamptz) stable;

-- An agent's own list in its order, and how many of his wait, from one index.
create index conversations_of_agent on conversations (assignee_id, waiting_since) where status = 'open';
drop index conversations_of_assignee;

-- Frequent words are found by walking back in time, rare ones by the index of words; the planner chooses.
create index search_documents_by_time on search_documents (at desc);
