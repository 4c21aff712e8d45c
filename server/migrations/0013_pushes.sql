-- Web Push: agents are called on their own devices while no desk of theirs is in front.

-- The pair of keys by which push services know us (VAPID, RFC 8292); made at first use. Another pair
-- would make every device worthless, so there is one. The private half is an AES-256-GCM envelope.
create table push_keys (
  is_the_one boolean primary key default true check (is_the_one),
  public_key text not null,
  sealed_private_key text not null,
  created_at timestamptz not null
);

-- A browser that takes pushes. It belongs to one sign-in and goes with it, however that ends.
create table push_devices (
  id uuid primary key,
  session_id uuid not null unique references agent_sessions on delete cascade,
  agent_id uuid not null references agents,
  -- Where its push service takes in what is for it, and what it is encrypted with (RFC 8291).
  url text not null unique,
  public_key text not null,
  secret text not null,
  user_agent text not null,
  created_at timestamptz not null,
  -- As the push service has it; null: it does not say.
  expires_at timestamptz,
  pushed_at timestamptz
);
create index push_devices_of_agent on push_devices (agent_id);

-- What an agent wants to be called for. Without a row: the usual (contracts/notifications.ts).
create table push_preferences (
  agent_id uuid primary key references agents,
  is_always boolean not null,
  kinds text[] not null,
  has_text boolean not null
);

-- What one device is to be told of one conversation: the newest only, an older one gives way to it.
create table pushes (
  device_id uuid not null references push_devices on delete cascade,
  conversation_id uuid not null references conversations,
  kind text not null check (kind in ('message', 'given', 'whisper', 'takeover')),
  event_sequence bigint not null,
  event_at timestamptz not null,
  tries smallint not null default 0,
  -- When it is to be looked at; null once it is settled. Whoever looks moves it ahead: his lease.
  due_at timestamptz,
  looked_at timestamptz,
  primary key (device_id, conversation_id)
) with (fillfactor = 80);
create index pushes_due on pushes (due_at) where due_at is not null;
create index pushes_by_age on pushes (event_at);
