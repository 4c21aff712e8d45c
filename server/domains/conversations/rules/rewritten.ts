import type { Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { quoteOf } from './quotes.ts'

/**
 * The data of an event after a message has changed: whatever it carries of that message, or quotes
 * from it, reads as it reads now. Null when it carries nothing of it.
 */
export function rewritten(event: StoredEvent, now: Message): object | null {
  const data = event.data as { message?: Message; changed?: Message }
  for (const part of ['message', 'changed'] as const) {
    const carried = data[part]
    if (carried === undefined) continue
    if (carried.sequence === now.sequence) return { ...data, [part]: now }
    if (carried.quote?.sequence === now.sequence)
      return { ...data, [part]: { ...carried, quote: quoteOf(now) } }
  }
  return null
}
