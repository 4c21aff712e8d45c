-- Prepared answers: shared by everybody (no agent), or an agent's own.
create table quick_replies (
  id uuid primary key,
  agent_id uuid references agents,
  brand_id uuid references brands,
  group_name text not null default '',
  title text not null,
  text text not null,
  shortcut text,
  -- How title and text are spelled, made at saving: what is typed after `/` is looked for in it.
  spelling jsonb not null,
  files jsonb not null default '[]',
  place integer not null,
  uses integer not null default 0,
  last_used_at timestamptz,
  sequence integer not null default 1,
  created_at timestamptz not null,
  archived_at timestamptz
);
create index quick_replies_shared on quick_replies (place) where agent_id is null and archived_at is null;
create index quick_replies_own on quick_replies (agent_id, place) where archived_at is null;
create index quick_replies_archived on quick_replies (archived_at desc) where archived_at is not null;
create unique index quick_replies_shortcut on quick_replies (agent_id, shortcut) nulls not distinct
  where shortcut is not null and archived_at is null;

-- Who uses what how often: it is offered to him first.
create table quick_reply_uses (
  quick_reply_id uuid not null references quick_replies,
  agent_id uuid not null references agents,
  uses integer not null,
  last_used_at timestamptz not null,
  primary key (agent_id, quick_reply_id)
);

-- A file that is kept to be sent again and again belongs to no message; agents may read it, or with
-- `uploader` only who uploaded it.
alter table files add column kept_by uuid;
alter table files add column kept_for text check (kept_for in ('everyone', 'agents', 'uploader'));
create index files_kept on files (kept_by) where kept_by is not null;
drop index files_unclaimed;
create index files_unclaimed on files (created_at) where conversation_id is null and kept_by is null;
