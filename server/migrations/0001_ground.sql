-- The ground: the event log, who works here, whom we serve, what was said.
-- Every stream's own row carries `sequence`: the position of its newest event. It is raised under that
-- row's lock, in the statement or transaction that records the event, so a stream has no gaps.

create table events (
  sequence bigint generated always as identity primary key,
  stream_kind text not null,
  stream_id uuid not null,
  stream_sequence integer not null,
  name text not null,
  actor jsonb not null,
  caused_by bigint,
  depth smallint not null default 0,
  at timestamptz not null,
  data jsonb not null,
  unique (stream_id, stream_sequence)
);

-- How far each reader of the log has got; moved in the same transaction as the reader's effect.
create table log_positions (
  reader text primary key,
  sequence bigint not null
);

create table business (
  id uuid primary key,
  name text not null,
  language text not null,
  sequence integer not null default 0,
  created_at timestamptz not null,
  is_only boolean not null default true unique check (is_only)
);

create table brands (
  id uuid primary key,
  name text not null,
  language text not null,
  sequence integer not null default 1,
  created_at timestamptz not null,
  archived_at timestamptz
);

create table lines (
  id uuid primary key,
  brand_id uuid not null references brands,
  kind text not null check (kind in ('widget')),
  name text not null,
  settings jsonb not null,
  -- AES-256-GCM envelope of the secret with which the shop signs identity tokens.
  sealed_secret text not null,
  sequence integer not null default 1,
  created_at timestamptz not null,
  archived_at timestamptz
);
create index lines_of_brand on lines (brand_id);

create table agents (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  public_name text not null,
  role text not null check (role in ('owner', 'administrator', 'supervisor', 'agent')),
  status text not null check (status in ('invited', 'active', 'deactivated')),
  password_hash text,
  preferences jsonb not null,
  sequence integer not null default 0,
  created_at timestamptz not null
);

create table agent_sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  agent_id uuid not null references agents,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index agent_sessions_of_agent on agent_sessions (agent_id);
create index agent_sessions_by_expiry on agent_sessions (expires_at);

-- Invitations and resets: single use, expiring, bound to a purpose and an agent; only the hash is kept.
create table access_links (
  id uuid primary key,
  token_hash bytea not null unique,
  agent_id uuid not null references agents,
  purpose text not null check (purpose in ('invitation', 'reset')),
  created_by uuid references agents,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index access_links_of_agent on access_links (agent_id, purpose);

create table customers (
  id uuid primary key,
  number bigint generated always as identity unique,
  name text,
  phone text,
  email text,
  language text,
  remark text not null default '',
  fields jsonb not null default '{}',
  is_identified boolean not null default false,
  page jsonb,
  sequence integer not null default 0,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
) with (fillfactor = 85);

-- One address of a customer: `shop` is the subject of a signed identity token, scoped by line.
create table customer_identities (
  customer_id uuid not null references customers,
  kind text not null check (kind in ('shop')),
  scope uuid not null,
  value text not null,
  created_at timestamptz not null,
  primary key (kind, scope, value)
);
create index customer_identities_of_customer on customer_identities (customer_id);

create table customer_sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  customer_id uuid not null references customers,
  line_id uuid not null references lines,
  is_identified boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index customer_sessions_of_customer on customer_sessions (customer_id);
create index customer_sessions_by_expiry on customer_sessions (expires_at);

create table conversations (
  id uuid primary key,
  number bigint generated always as identity unique,
  customer_id uuid not null references customers,
  line_id uuid not null references lines,
  brand_id uuid not null references brands,
  status text not null check (status in ('open', 'resolved')),
  assignee_id uuid references agents,
  -- Since when the customer waits for an answer; null when it is the customer's turn.
  waiting_since timestamptz,
  answered_at timestamptz,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  last_message_at timestamptz not null,
  last_by text not null default 'customer',
  last_text text not null default '',
  last_files smallint not null default 0,
  sequence integer not null default 0
) with (fillfactor = 80);
-- The list's orders, one partial index each; none holds a column that every message changes.
create index conversations_waiting on conversations (waiting_since, id) where status = 'open' and waiting_since is not null;
create index conversations_answered on conversations (answered_at desc, id) where status = 'open' and waiting_since is null;
create index conversations_unassigned on conversations (waiting_since, id) where status = 'open' and assignee_id is null;
create index conversations_of_assignee on conversations (assignee_id) where status = 'open';
create index conversations_resolved on conversations (resolved_at desc, id) where status = 'resolved';
create index conversations_of_customer on conversations (customer_id, line_id, opened_at desc);

-- What was said. No foreign key to conversations: the only statement that inserts here raises the
-- conversation's sequence in the same breath, and the check would cost a tenth of the hot path.
create table messages (
  conversation_id uuid not null,
  sequence integer not null,
  client_id uuid not null,
  author_kind text not null,
  author_id uuid not null,
  -- An agent's public name at that time.
  author_name text,
  audience text not null,
  text text not null,
  files jsonb not null default '[]',
  at timestamptz not null,
  primary key (conversation_id, sequence),
  unique (author_id, client_id)
);

create table read_positions (
  conversation_id uuid not null references conversations,
  reader_kind text not null check (reader_kind in ('customer', 'agent')),
  reader_id uuid not null,
  delivered integer not null default 0,
  read integer not null default 0,
  primary key (conversation_id, reader_id)
);

create table drafts (
  agent_id uuid not null references agents,
  conversation_id uuid not null references conversations,
  mode text not null check (mode in ('reply', 'note')),
  text text not null,
  saved_at timestamptz not null,
  primary key (agent_id, conversation_id)
);

create table files (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  uploader_kind text not null check (uploader_kind in ('agent', 'customer')),
  uploader_id uuid not null,
  -- Set when a message takes the file; until then only its uploader may read it.
  conversation_id uuid references conversations,
  audience text check (audience in ('everyone', 'agents')),
  created_at timestamptz not null
);
create index files_of_conversation on files (conversation_id);
create index files_unclaimed on files (created_at) where conversation_id is null;

-- What happened that must be accounted for: append-only, each entry hashed with the one before.
create table audit_entries (
  number bigint primary key,
  event_sequence bigint not null unique,
  at timestamptz not null,
  actor jsonb not null,
  action text not null,
  stream_kind text not null,
  stream_id uuid not null,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_entries_by_time on audit_entries (at);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are append-only';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();

-- The words of each message, segmented; filled from the event log.
create table search_documents (
  conversation_id uuid not null,
  sequence integer not null,
  audience text not null,
  at timestamptz not null,
  words tsvector not null,
  primary key (conversation_id, sequence)
);
create index search_documents_words on search_documents using gin (words);

-- rate-limiter-flexible keeps its points here.
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- An instant as contracts write it: UTC, milliseconds.
create function iso(at timestamptz) returns text language sql immutable parallel safe
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- The state of a conversation as every one of its events says it (contracts: conversationState).
-- Defined once, here, because the hot path writes events without leaving the database.
create function conversation_state(c conversations) returns jsonb language sql stable parallel safe
  return jsonb_build_object(
    'id', c.id, 'number', c.number, 'customerId', c.customer_id, 'lineId', c.line_id,
    'brandId', c.brand_id, 'status', c.status, 'assigneeId', c.assignee_id,
    'waitingSince', iso(c.waiting_since), 'openedAt', iso(c.opened_at),
    'resolvedAt', iso(c.resolved_at), 'lastMessageAt', iso(c.last_message_at), 'sequence', c.sequence);
