import { createHash } from 'node:crypto'
import { pushAnswerMillisecondsMax, pushLifeSeconds } from '@yingsheng/contracts/limits'
import type { PushPayload } from '@yingsheng/contracts/notifications'
import webPush from 'web-push'
import type { Ground } from '../../platform/context.ts'
import { EgressFailure, type EgressProblem } from '../../platform/egress/egress-failure.ts'
import { readRetryAfter } from '../../platform/egress/retry-after.ts'
import { readKeys } from './read-keys.ts'
import type { PushAddress } from './store/devices.ts'

/** A push service holds what is small; it never reads more of an answer than says why. */
const answerBytesMax = 1_024

export type PushAnswer = {
  status: number | null
  /** Why there was no answer. */
  problem: EgressProblem | null
  retryAfterMs: number | null
}

/**
 * One try: encrypted for the device alone (RFC 8291), signed with our key (RFC 8292), handed to its
 * push service (RFC 8030) by the one way out. Answers what came of it, whatever came.
 */
export async function sendPush(
  ground: Pick<Ground, 'db' | 'egress' | 'secrets' | 'now' | 'publicUrl'>,
  { url, publicKey, secret }: PushAddress,
  payload: PushPayload,
): Promise<PushAnswer> {
  const keys = await readKeys(ground)
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint: url, keys: { p256dh: publicKey, auth: secret } },
    JSON.stringify(payload),
    {
      contentEncoding: 'aes128gcm',
      TTL: pushLifeSeconds,
      urgency: 'high',
      topic: topicOf(payload),
      vapidDetails: {
        subject: subjectOf(ground.publicUrl),
        publicKey: keys.publicKey,
        privateKey: ground.secrets.open(keys.sealedPrivateKey),
      },
    },
  )
  try {
    const answer = await ground.egress.call({
      method: 'POST',
      url,
      headers: withoutLength(headers),
      body: body as Buffer,
      whenLonger: 'cut',
      limits: {
        headersMs: pushAnswerMillisecondsMax,
        wholeMs: pushAnswerMillisecondsMax,
        bodyBytesMax: answerBytesMax,
      },
    })
    const retryAfterMs = readRetryAfter(answer.headers['retry-after'], ground.now())
    return { status: answer.status, problem: null, retryAfterMs }
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error
    return { status: null, problem: error.problem, retryAfterMs: null }
  }
}

/** A push that waits gives way to the next of its conversation. A hash, because services read topics. */
function topicOf(payload: PushPayload): string {
  const of = payload.kind === 'test' ? 'test' : payload.conversationId
  return createHash('sha256').update(of).digest('base64url').slice(0, 32)
}

/** Whom a push service may turn to; it wants one, so a desk that is nowhere in public says so. */
function subjectOf(publicUrl: string | undefined): string {
  return publicUrl?.startsWith('https:') ? publicUrl : 'https://yingsheng.invalid'
}

function withoutLength(headers: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length')
  return Object.fromEntries(kept.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
