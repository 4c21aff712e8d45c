-- API keys: how programs of the business ask us things. Only the hash is kept; `prefix` is what lists
-- show. A key acts as an agent, within its scopes, and ends with him.
create table api_keys (
  id uuid primary key,
  token_hash bytea not null unique,
  prefix text not null,
  name text not null,
  scopes text[] not null,
  agent_id uuid not null references agents,
  created_by uuid not null references agents,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_of_agent on api_keys (agent_id);

-- Webhooks: where we tell a program of the business what happens here.
create table webhooks (
  id uuid primary key,
  url text not null,
  description text not null,
  event_types text[] not null,
  is_enabled boolean not null default true,
  disabled_because text check (disabled_because in ('gone', 'failing')),
  -- Since when nothing has been taken in; null after any success.
  failing_since timestamptz,
  -- AES-256-GCM envelopes. The one before signs beside the new one until `previous_until`.
  sealed_secret text not null,
  previous_sealed_secret text,
  previous_until timestamptz,
  sequence integer not null default 1,
  created_at timestamptz not null,
  -- Removed for people; its deliveries are swept later.
  removed_at timestamptz
);

-- One event for one webhook. The body is made from the event whenever it is sent, so it is stored once.
create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks,
  -- Null: a test, of which no event tells.
  event_sequence bigint,
  event_type text not null,
  status text not null check (status in ('pending', 'delivered', 'failed')),
  -- Tries since it was queued, or last replayed; `attempts` remembers the latest ones of all time.
  tries smallint not null default 0,
  attempts jsonb not null default '[]',
  -- When it is to be sent. Whoever sends it moves this ahead first: his lease.
  due_at timestamptz not null,
  created_at timestamptz not null,
  unique (webhook_id, event_sequence)
) with (fillfactor = 80);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, due_at) where status = 'pending';
create index webhook_deliveries_newest on webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_by_status on webhook_deliveries (webhook_id, status, id desc);
create index webhook_deliveries_by_age on webhook_deliveries (created_at);

-- Where in the log a time lies, for replaying from it: a few bytes for thousands of events.
create index events_by_time on events using brin (at);
