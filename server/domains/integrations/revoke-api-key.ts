import { apiKeyRevoked } from '@yingsheng/contracts/integrations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { revokeKey } from './store/keys.ts'

/** Ends a key for good. Refuses `not_found` for one that is unknown or revoked already. */
export function revokeApiKey(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    const key = await revokeKey(tx, id, tx.now())
    if (key === undefined) throw new Refusal('not_found')
    await recordEvent(tx, apiKeyRevoked, await raiseBusiness(tx), { key })
    return { done: true } as const
  })
}
