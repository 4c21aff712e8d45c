import type { DeliveryAttempt } from '@yingsheng/contracts/integrations'
import { webhookAnswerMillisecondsMax, webhookResponseBytesMax } from '@yingsheng/contracts/limits'
import type { Ground } from '../../platform/context.ts'
import { EgressFailure } from '../../platform/egress/egress-failure.ts'
import { readRetryAfter } from '../../platform/egress/retry-after.ts'
import { signDelivery } from './sign-delivery.ts'
import type { WebhookRecord } from './store/webhooks.ts'

export type Sendable = { id: string; body: string } & Pick<
  WebhookRecord,
  'url' | 'sealedSecret' | 'previousSealedSecret' | 'previousUntil'
>

/** One try. Answers what came of it, whatever came; a redirect is an answer like any other. */
export async function sendDelivery(
  ground: Pick<Ground, 'egress' | 'secrets' | 'now'>,
  { id, body, url, sealedSecret, previousSealedSecret, previousUntil }: Sendable,
): Promise<{ attempt: DeliveryAttempt; retryAfterMs: number | null }> {
  const at = ground.now()
  const isOverlapping = previousUntil !== null && previousUntil > at
  const sealed = [sealedSecret, ...(isOverlapping ? [previousSealedSecret!] : [])]
  const secrets = sealed.map((secret) => ground.secrets.open(secret))
  const startedAt = performance.now()
  const tried = (outcome: Pick<DeliveryAttempt, 'status' | 'problem' | 'response'>) => ({
    at: at.toISOString(),
    milliseconds: Math.round(performance.now() - startedAt),
    ...outcome,
  })
  try {
    const {
      status,
      headers,
      body: answer,
    } = await ground.egress.call({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...signDelivery({ id, body, at }, secrets) },
      body,
      limits: {
        headersMs: webhookAnswerMillisecondsMax,
        wholeMs: webhookAnswerMillisecondsMax,
        bodyBytesMax: webhookResponseBytesMax,
      },
      whenLonger: 'cut',
    })
    return {
      attempt: tried({ status, problem: null, response: readable(answer) }),
      retryAfterMs: readRetryAfter(headers['retry-after'], at),
    }
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error
    const attempt = tried({ status: null, problem: error.problem, response: '' })
    return { attempt, retryAfterMs: null }
  }
}

/** Whatever bytes came, as text that can be kept: no NUL, nothing that is half a character. */
function readable(bytes: Buffer): string {
  // oxlint-disable-next-line no-control-regex
  return bytes.toString('utf8').replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '�')
}
