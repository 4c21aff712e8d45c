import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayUse } from './permissions.ts'
import { lockReply, raiseUses } from './store.ts'

/** Counts one use. It changes nothing that anybody waits to hear of, and makes no event. */
export function noteQuickReplyUse(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    const reply = await lockReply(tx, id)
    if (reply === undefined || !mayUse(tx.actor, reply)) throw new Refusal('not_found')
    await raiseUses(tx, { id, agentId: tx.actor.id, now: tx.now() })
    return { done: true }
  })
}
