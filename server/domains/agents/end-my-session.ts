import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { endSession } from './sign-out.ts'

/** Signs me out of one other browser. Refuses `not_found` for what is not a session of mine. */
export async function endMySession(
  ctx: Context<AgentActor>,
  input: { id: string },
): Promise<{ done: true }> {
  const isEnded = await inTransaction(ctx, (tx) => endSession(tx, tx.actor.id, input.id))
  if (!isEnded) throw new Refusal('not_found')
  return { done: true }
}
