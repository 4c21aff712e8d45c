-- What a customer gave for a resolved conversation: one row for each that he was asked about, answered or
-- not, so that the share of answers can be told (参评率) as well as the share of content ones (满意率: 4 and 5).
create table ratings (
  conversation_id uuid primary key references conversations,
  line_id uuid not null references lines,
  brand_id uuid not null references brands,
  -- Who answered it when it was resolved; nobody, where it was resolved unassigned.
  served_by uuid references agents,
  requested_at timestamptz not null,
  answerable_until timestamptz not null,
  answered_at timestamptz,
  edited_at timestamptz,
  score smallint check (score between 1 and 5),
  solved text check (solved in ('yes', 'no', 'not-yet')),
  tags jsonb not null default '[]',
  comment text not null default '',
  -- The first answer, as it was, once there is a second.
  first_answer jsonb,
  check ((score is null) = (answered_at is null))
);
create index ratings_by_request on ratings (requested_at);
create index ratings_by_answer on ratings (answered_at) where answered_at is not null;
create index ratings_of_agent on ratings (served_by, requested_at);

alter table conversations add column score smallint;

create or replace function conversation_state(c conversations) returns jsonb language sql stable parallel safe
  return jsonb_build_object(
    'id', c.id, 'number', c.number, 'customerId', c.customer_id, 'lineId', c.line_id,
    'brandId', c.brand_id, 'status', c.status, 'assigneeId', c.assignee_id,
    'queueId', c.queue_id, 'queuedAt', iso(c.queued_at), 'urgency', c.urgency,
    'waitingSince', iso(c.waiting_since), 'openedAt', iso(c.opened_at),
    'resolvedAt', iso(c.resolved_at), 'lastMessageAt', iso(c.last_message_at), 'sequence', c.sequence,
    'score', c.score);

-- Lines that were there before do not begin to ask by themselves.
update lines set settings = settings || jsonb_build_object('rating', '{
  "isAsked": false,
  "texts": {
    "zh-CN": {"question": "这次服务您满意吗？", "thanks": "谢谢您的评价"},
    "en": {"question": "How was our service?", "thanks": "Thank you for telling us"}
  },
  "tags": {
    "low": [
      {"id": "0199f000-0000-7000-8000-000000000001", "zh-CN": "回复太慢", "en": "Slow replies"},
      {"id": "0199f000-0000-7000-8000-000000000002", "zh-CN": "没听懂问题", "en": "Did not understand"},
      {"id": "0199f000-0000-7000-8000-000000000003", "zh-CN": "没有解决", "en": "Not solved"},
      {"id": "0199f000-0000-7000-8000-000000000004", "zh-CN": "态度不好", "en": "Unfriendly"}
    ],
    "high": [
      {"id": "0199f000-0000-7000-8000-000000000005", "zh-CN": "回复很快", "en": "Quick replies"},
      {"id": "0199f000-0000-7000-8000-000000000006", "zh-CN": "讲得清楚", "en": "Clear answers"},
      {"id": "0199f000-0000-7000-8000-000000000007", "zh-CN": "问题解决了", "en": "Problem solved"},
      {"id": "0199f000-0000-7000-8000-000000000008", "zh-CN": "态度很好", "en": "Friendly"}
    ]
  }
}'::jsonb);
