import { pushLifeSeconds } from '@yingsheng/contracts/limits'

const second = 1_000
/** Before each further try. */
const waitsMs = [10 * second, 60 * second, 300 * second, 900 * second]
/** Each wait is up to so much longer, so that a service that comes back is not met by all at once. */
const jitterShare = 0.2

type Tried = {
  /** Of the push service's answer (RFC 8030); null when there was none. */
  status: number | null
  /** Tries before this one. */
  tries: number
  /** When it happened what the push tells of. */
  at: Date
  retryAfterMs: number | null
  now: Date
  /** From 0 to 1, drawn by whoever asks. */
  jitter: number
}

export type PushOutcome =
  | { is: 'sent' }
  /** The subscription is no more: 404 or 410. */
  | { is: 'gone' }
  | { is: 'again'; dueAt: Date }
  | { is: 'failed' }

/**
 * What follows from a try. Only what may pass by itself is tried again (no answer, 429, 5xx), as long
 * as the news is news; a redirect is no answer of a push service.
 */
export function afterPush({ status, tries, at, retryAfterMs, now, jitter }: Tried): PushOutcome {
  if (status !== null && status >= 200 && status < 300) return { is: 'sent' }
  if (status === 404 || status === 410) return { is: 'gone' }
  if (status !== null && status !== 429 && status < 500) return { is: 'failed' }
  const waitMs = waitsMs[tries]
  if (waitMs === undefined) return { is: 'failed' }
  const wait = Math.max(waitMs * (1 + jitterShare * jitter), retryAfterMs ?? 0)
  const dueAt = new Date(now.getTime() + wait)
  return dueAt.getTime() - at.getTime() > pushLifeSeconds * second
    ? { is: 'failed' }
    : { is: 'again', dueAt }
}
