-- Tags that agents give a conversation: entries of the catalogue, each once, in the order of their ids.
alter table conversations add column tag_ids uuid[] not null default '{}';

create or replace function conversation_state(c conversations) returns jsonb language sql stable parallel safe
  return jsonb_build_object(
    'id', c.id, 'number', c.number, 'customerId', c.customer_id, 'lineId', c.line_id,
    'brandId', c.brand_id, 'status', c.status, 'assigneeId', c.assignee_id,
    'queueId', c.queue_id, 'queuedAt', iso(c.queued_at), 'urgency', c.urgency,
    'waitingSince', iso(c.waiting_since), 'openedAt', iso(c.opened_at),
    'resolvedAt', iso(c.resolved_at), 'lastMessageAt', iso(c.last_message_at), 'sequence', c.sequence,
    'score', c.score, 'tagIds', c.tag_ids);
