import type { AgentActor, Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/context.ts'
import { touchPresence } from './store/presence.ts'
import { onSignOfLife } from './rules/presence-rules.ts'
import { setPresence } from './set-presence.ts'

/** Somebody has touched this agent's desk lately. The first sign brings him on duty. [C21] */
export async function noteSignOfLife(ctx: Context<AgentActor>): Promise<void> {
  const { id } = ctx.actor
  const before = await touchPresence(ctx, id, ctx.now())
  const move = onSignOfLife(before ?? { state: 'offline', isChosen: false })
  if (move === null) return
  await inTransaction(ctx, async (tx) => {
    await setPresence(tx, id, { state: move.state, reasonId: null, isChosen: false, by: move.by })
    await touchPresence(tx, id, tx.now())
  })
}
