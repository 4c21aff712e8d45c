import { lineSecretRevealed } from '@yingsheng/contracts/business'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openLineSecret, raiseBusiness } from './store.ts'

/** The line's identity secret, for the shop's server. That it was read is recorded before it is told. */
export function revealLineSecret(
  ctx: Context<AgentActor>,
  input: { id: string },
): Promise<{ secret: string }> {
  return inTransaction(ctx, async (tx) => {
    const secret = await openLineSecret(tx, input.id)
    if (secret === undefined) throw new Refusal('not_found')
    await recordEvent(tx, lineSecretRevealed, await raiseBusiness(tx), { lineId: input.id })
    return { secret }
  })
}
