import type { StoredEvent } from '@yingsheng/contracts/endpoint'

/** An event as agents see it: where a colleague sat when he did it is for the audit log alone. */
export function agentView(event: StoredEvent): StoredEvent {
  if (!('ip' in event.actor)) return event
  const { ip: _, ...actor } = event.actor
  return { ...event, actor }
}
