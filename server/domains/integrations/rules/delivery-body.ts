import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { testType, typeOfEvent } from '@yingsheng/contracts/integrations'

/**
 * What of each published event leaves the house: what agents see of it, named part by part, so that
 * a part added to an event stays inside until somebody adds it here. Customers are masked in events.
 */
export const partsTold: Record<string, readonly string[]> = {
  'conversation.opened': ['conversation', 'customerName', 'customerNumber'],
  'conversation.assigned': ['conversation', 'previousAssigneeId', 'assigneeName', 'by', 'reason'],
  'conversation.resolved': ['conversation'],
  'conversation.reopened': ['conversation', 'by'],
  'conversation.identified': [
    'conversation',
    'previousCustomerId',
    'customerName',
    'customerNumber',
  ],
  'conversation.urgency-changed': ['conversation', 'previous'],
  'conversation.rated': ['conversation', 'rating'],
  'message.sent': ['conversation', 'message'],
  'message.edited': ['conversation', 'changed'],
  'message.recalled': ['conversation', 'changed'],
  'note.added': ['conversation', 'message'],
  'customer.created': ['customer'],
  'customer.identified': ['customer'],
  'customer.profile-changed': ['customer', 'changed'],
  'agent.joined': ['agent'],
  'agent.profile-changed': ['agent'],
  'agent.role-changed': ['agent', 'previousRole'],
  'agent.deactivated': ['agent'],
  'agent.reactivated': ['agent'],
}

/** The body of a delivery, `{type, timestamp, data}` as Standard Webhooks has it; the same at each try. */
export function deliveryBody(event: StoredEvent): string {
  const { name, at, sequence, stream } = event
  const all = event.data as Record<string, unknown>
  const parts = (partsTold[name] ?? []).filter((part) => part in all)
  const data = Object.fromEntries(parts.map((part) => [part, all[part]]))
  return JSON.stringify({
    type: typeOfEvent(name),
    timestamp: at,
    data: { ...data, sequence, stream, actor: actorTold(event) },
  })
}

/** Who did it. Where he sat is for the audit log alone; which key, so that a program knows its own. */
function actorTold({ actor }: StoredEvent): object {
  switch (actor.kind) {
    case 'agent':
      return { kind: actor.kind, id: actor.id, keyId: actor.keyId }
    case 'customer':
      return { kind: actor.kind, id: actor.id }
    default:
      return { kind: actor.kind }
  }
}

/** What the test button sends. */
export function testBody(webhookId: string, at: string): string {
  return JSON.stringify({ type: testType, timestamp: at, data: { webhookId } })
}
