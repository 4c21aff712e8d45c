import { signOfLifeSecondsMax } from '@yingsheng/contracts/limits'
import { type Context, inTransaction, type SystemActor } from '../../platform/context.ts'
import { listSilent, lockPresence } from './store/presence.ts'
import { onSilence } from './rules/presence-rules.ts'
import { setPresence } from './set-presence.ts'

/**
 * Takes agents off duty of whom there is no sign of life: those on duty go on a break, those who have
 * been on such a break for long go offline. Answers how many. [C21]
 */
export async function findSilent(ctx: Context<SystemActor>): Promise<number> {
  const since = new Date(ctx.now().getTime() - signOfLifeSecondsMax * 1000)
  let moved = 0
  for (const agentId of await listSilent(ctx, since)) {
    moved += await inTransaction(ctx, async (tx) => {
      const move = onSilence(await lockPresence(tx, agentId, tx.now()), tx.now())
      if (move === null) return 0
      const { state, by } = move
      await setPresence(tx, agentId, { state, reasonId: null, isChosen: false, by })
      return 1
    })
  }
  return moved
}
