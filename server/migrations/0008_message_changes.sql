-- What a message has beyond a plain line (contracts: messageExtra): what it quotes, reactions, and that
-- it was edited or recalled. One column, because the hot path writes it as it writes the event.
alter table messages add column extra jsonb not null default '{}';

-- The earlier wordings of what was edited or recalled, for supervisors.
create table message_versions (
  conversation_id uuid not null,
  sequence integer not null,
  version smallint not null,
  text text not null,
  files jsonb not null,
  replaced_at timestamptz not null,
  primary key (conversation_id, sequence, version)
);

-- What the last line of a conversation is, for the list: its text, or that it was recalled.
alter table conversations add column last_what text not null default 'text' check (last_what in ('text', 'recalled'));
