import type { lineSecretRotated } from '@yingsheng/contracts/business'
import type { customerSessionEnded } from '@yingsheng/contracts/customers'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'
import type { SessionEnd } from '../../../platform/realtime/feed.ts'

/** Which sessions of customers an event ends. */
export function endsCustomerSession(event: StoredEvent): SessionEnd | null {
  switch (event.name) {
    case 'customer.session-ended': {
      const { sessionId } = event.data as z.infer<(typeof customerSessionEnded)['data']>
      return { kind: 'session', sessionId }
    }
    case 'line.secret-rotated': {
      const { lineId } = event.data as z.infer<(typeof lineSecretRotated)['data']>
      return { kind: 'identified', lineId }
    }
    default:
      return null
  }
}
