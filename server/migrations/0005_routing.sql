-- Queues, presence and who gets what. Every open conversation has exactly one owner or waits in
-- exactly one queue: the check on conversations says so for ever.

-- The lists the business keeps: teams, skills, queues, tags and their like (contracts/catalogue.ts).
create table catalogue_entries (
  id uuid primary key,
  kind text not null,
  fields jsonb not null,
  -- Where it stands among its kind; moving one leaves the others where they are.
  place double precision not null,
  sequence integer not null default 1,
  created_at timestamptz not null,
  archived_at timestamptz
);
create index catalogue_entries_in_order on catalogue_entries (kind, place);
create unique index catalogue_entries_by_name on catalogue_entries
  (kind, coalesce(fields ->> 'parentId', ''), lower(fields ->> 'name')) where archived_at is null;

-- A business that exists already gets the queue that a new one is given.
insert into catalogue_entries (id, kind, fields, place, created_at)
select gen_random_uuid(), 'queue', jsonb_build_object('kind', 'queue',
  'name', case language when 'en' then 'General' else '综合' end, 'teamId', null, 'skillId', null,
  'priority', 0, 'assignment', 'automatic', 'targetSeconds', 180), 1, now()
from business;

insert into catalogue_entries (id, kind, fields, place, created_at)
select gen_random_uuid(), 'break-reason', jsonb_build_object('kind', 'break-reason',
  'name', case language when 'en' then en else zh end, 'minutes', minutes), place, now()
from business, (values (1, '用餐', 'Meal', 60), (2, '小憩', 'Short break', 10), (3, '会议', 'Meeting', null),
  (4, '培训', 'Training', null)) as reasons(place, zh, en, minutes);

-- Which queue the conversations of a line wait in.
alter table lines add column queue_id uuid references catalogue_entries;
update lines set queue_id = (select id from catalogue_entries where kind = 'queue' limit 1);
alter table lines alter column queue_id set not null;

create table brand_hours (
  brand_id uuid primary key references brands,
  hours jsonb not null,
  sequence integer not null default 1
);

alter table agents add column capacity smallint not null default 5;
alter table agents add column duties_sequence integer not null default 0;
create table agent_teams (
  agent_id uuid not null references agents,
  team_id uuid not null references catalogue_entries,
  primary key (agent_id, team_id)
);
create table agent_skills (
  agent_id uuid not null references agents,
  skill_id uuid not null references catalogue_entries,
  primary key (agent_id, skill_id)
);

-- Whether an agent is there. `seen_at`: the last sign of life.
create table agent_presence (
  agent_id uuid primary key references agents,
  state text not null check (state in ('online', 'busy', 'break', 'offline')),
  reason_id uuid references catalogue_entries,
  since timestamptz not null,
  -- Offline because he said so, and not because his connection went.
  is_chosen boolean not null default false,
  seen_at timestamptz not null,
  last_assigned_at timestamptz,
  -- When something was last taken off him.
  freed_at timestamptz
) with (fillfactor = 70);
create index agent_presence_on_duty on agent_presence (seen_at) where state in ('online', 'busy');

-- What an agent's day looked like; feeds reports.
create table presence_spans (
  agent_id uuid not null references agents,
  from_at timestamptz not null,
  until_at timestamptz,
  state text not null,
  reason_id uuid,
  primary key (agent_id, from_at)
);
create unique index presence_spans_under_way on presence_spans (agent_id) where until_at is null;

alter table conversations
  add column queue_id uuid references catalogue_entries,
  -- Since when it waits in the queue; null while somebody has it, and when it is resolved.
  add column queued_at timestamptz,
  add column urgency smallint not null default 0 check (urgency between 0 and 2),
  -- Since when its assignee has it; null while nobody has.
  add column held_since timestamptz,
  -- Who had it last. [H3]
  add column served_by uuid references agents;
update conversations c set queue_id = l.queue_id, served_by = c.assignee_id,
  held_since = case when c.assignee_id is not null then c.opened_at end,
  queued_at = case when c.status = 'open' and c.assignee_id is null then coalesce(c.waiting_since, c.opened_at) end
from lines l where l.id = c.line_id;
alter table conversations alter column queue_id set not null;
alter table conversations add constraint conversations_one_owner_or_one_queue
  check ((queued_at is not null) = (status = 'open' and assignee_id is null));
create index conversations_queued on conversations (queue_id, urgency desc, queued_at, id) where queued_at is not null;
create index conversations_served on conversations (customer_id, opened_at desc) where served_by is not null;

-- Each stay of a conversation in a queue: what waits are measured by.
create table queue_stays (
  id bigint generated always as identity primary key,
  conversation_id uuid not null,
  entered_at timestamptz not null,
  queue_id uuid not null references catalogue_entries,
  left_at timestamptz,
  -- How it ended: an agent has it, another queue has it, it was resolved.
  outcome text check (outcome in ('taken', 'moved', 'resolved')),
  agent_id uuid
);
create index queue_stays_under_way on queue_stays (conversation_id) where left_at is null;
create index queue_stays_left on queue_stays (queue_id, left_at) where left_at is not null;
insert into queue_stays (conversation_id, entered_at, queue_id)
select id, queued_at, queue_id from conversations where queued_at is not null;

create or replace function conversation_state(c conversations) returns jsonb language sql stable parallel safe
  return jsonb_build_object(
    'id', c.id, 'number', c.number, 'customerId', c.customer_id, 'lineId', c.line_id,
    'brandId', c.brand_id, 'status', c.status, 'assigneeId', c.assignee_id,
    'queueId', c.queue_id, 'queuedAt', iso(c.queued_at), 'urgency', c.urgency,
    'waitingSince', iso(c.waiting_since), 'openedAt', iso(c.opened_at),
    'resolvedAt', iso(c.resolved_at), 'lastMessageAt', iso(c.last_message_at), 'sequence', c.sequence);
