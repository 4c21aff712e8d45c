import { ECDH } from 'node:crypto'
import { pushDevicesMax } from '@yingsheng/contracts/limits'
import type { PushDevice } from '@yingsheng/contracts/notifications'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { checkUrl } from '../../platform/egress/check-url.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countDevices, deleteSame, insertDevice } from './store/devices.ts'

type Input = {
  endpoint: string
  expirationTime: number | null
  keys: { p256dh: string; auth: string }
}

/**
 * Lets the browser of this sign-in take pushes. Nobody else's business, so it makes no event. Refuses
 * `url_refused` for what we would never call, `malformed` for a key that is no point of the curve.
 */
export async function addPushDevice(ctx: Context<AgentActor>, input: Input): Promise<PushDevice> {
  await ctx.attempts.count('push device by agent', ctx.actor.id)
  checkUrl(ctx, input.endpoint)
  if (!isPoint(input.keys.p256dh)) throw new Refusal('malformed', { field: 'keys.p256dh' })
  const { id: agentId, sessionId } = ctx.actor
  return inTransaction(ctx, async (tx) => {
    await deleteSame(tx, { sessionId, url: input.endpoint })
    if ((await countDevices(tx, agentId)) >= pushDevicesMax)
      throw new Refusal('limit_reached', { max: pushDevicesMax })
    const id = tx.newId()
    const createdAt = tx.now()
    const { userAgent } = await insertDevice(tx, {
      id,
      sessionId,
      agentId,
      url: input.endpoint,
      publicKey: input.keys.p256dh,
      secret: input.keys.auth,
      expiresAt: input.expirationTime === null ? null : new Date(input.expirationTime),
      createdAt,
    })
    return { id, isThisOne: true, userAgent, createdAt: createdAt.toISOString(), pushedAt: null }
  })
}

function isPoint(key: string): boolean {
  try {
    ECDH.convertKey(Buffer.from(key, 'base64url'), 'prime256v1')
    return true
  } catch {
    return false
  }
}
