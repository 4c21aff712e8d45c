import { lineSecretRotated } from '@yingsheng/contracts/business'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockLine, raiseBusiness, saveLineSecret } from './store.ts'

/** A new identity secret: tokens signed with the old one, and sessions opened with them, end here. */
export function rotateLineSecret(
  ctx: Context<AgentActor>,
  input: { id: string },
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    if ((await lockLine(tx, input.id)) === undefined) throw new Refusal('not_found')
    await saveLineSecret(tx, input.id, tx.secrets.seal(tx.newToken()), tx.now())
    await recordEvent(tx, lineSecretRotated, await raiseBusiness(tx), { lineId: input.id })
    return { done: true } as const
  })
}
