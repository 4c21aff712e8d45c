import type { Positions } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { asConversationEvent } from '../conversation-event.ts'

type Held = {
  timeline: readonly StoredEvent[]
  positions: Positions
  isCustomerOnline: boolean
  hasLater: boolean
}

/**
 * Where our last line to the customer stands when he is not here and it has reached no device of his:
 * he will see it at his next visit. Null when there is nothing to say of that. [C6]
 */
export function leftForNextVisit(held: Held): number | null {
  if (held.isCustomerOnline || held.hasLater) return null
  const last = held.timeline.findLast((stored) => {
    const event = asConversationEvent(stored)
    if (event?.name !== 'message.sent') return false
    const { author, recalledAt } = event.data.message
    return author.kind === 'agent' && recalledAt === undefined
  })
  const sequence = last?.stream.sequence ?? 0
  return sequence > held.positions.customer.delivered ? sequence : null
}
