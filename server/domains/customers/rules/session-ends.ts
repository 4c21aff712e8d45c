import type { customerSessionEnded } from '@yingsheng/contracts/customers'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'

/** Which session of a customer an event ends. */
export function endsCustomerSession(
  event: StoredEvent,
): { kind: 'session'; sessionId: string } | null {
  if (event.name !== 'customer.session-ended') return null
  return {
    kind: 'session',
    sessionId: (event.data as z.infer<(typeof customerSessionEnded)['data']>).sessionId,
  }
}
