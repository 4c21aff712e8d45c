import { webhookFailingDaysMax } from '@yingsheng/contracts/limits'
import type { DeliveryAttempt, DeliveryStatus, Webhook } from '@yingsheng/contracts/integrations'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Standard Webhooks 1.0.0: after the first try at once, the waits before each of the next nine. */
const waitsMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]
/** Each wait is up to so much longer, so that a receiver who comes back is not met by all at once. */
const jitterShare = 0.2
const retryAfterMsMax = day

type Tried = {
  /** Tries before this one. */
  tries: number
  failingSince: Date | null
  attempt: Pick<DeliveryAttempt, 'status'>
  /** What the receiver asked for with `Retry-After`. */
  retryAfterMs: number | null
  now: Date
  /** From 0 to 1, drawn by whoever asks. */
  jitter: number
}

type Decision = {
  status: DeliveryStatus
  /** When it is tried again, where it is pending. */
  dueAt: Date
  failingSince: Date | null
  /** Why the whole webhook is disabled now. */
  disable: Webhook['disabledBecause']
}

/**
 * What follows from a try: 2xx is a success and nothing else is. 410 says that nobody is there any
 * more, and ends the webhook; days of nothing but failures end it, too.
 */
export function decideAfterTry({
  tries,
  failingSince,
  attempt: { status },
  retryAfterMs,
  now,
  jitter,
}: Tried): Decision {
  if (status !== null && status >= 200 && status < 300)
    return { status: 'delivered', dueAt: now, failingSince: null, disable: null }
  const since = failingSince ?? now
  if (status === 410) return { status: 'failed', dueAt: now, failingSince: since, disable: 'gone' }
  const hasFailedLong = now.getTime() - since.getTime() >= webhookFailingDaysMax * day
  const disable = hasFailedLong ? 'failing' : null
  const waitMs = waitsMs[tries]
  if (waitMs === undefined) return { status: 'failed', dueAt: now, failingSince: since, disable }
  const asked = Math.min(retryAfterMs ?? 0, retryAfterMsMax)
  const dueAt = new Date(now.getTime() + Math.max(waitMs * (1 + jitterShare * jitter), asked))
  return { status: 'pending', dueAt, failingSince: since, disable }
}
