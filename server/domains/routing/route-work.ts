import { signOfLifeSecondsMax } from '@yingsheng/contracts/limits'
import { type Context, inTransaction, type SystemActor } from '../../platform/context.ts'
import { assignByRouting, returnToQueue } from '../conversations/index.ts'
import { type Match, match } from './rules/match.ts'
import { isAnybodyWaiting, listAvailable, listLeftBehind, listWaiting, mayLook } from './store.ts'

/**
 * Looks at the whole picture and makes every assignment that can be made: first whoever waits for an
 * agent who is away goes back to the queue, then the queues are matched with the agents on duty.
 * Answers what was given to whom; nothing when another node is just at it, and that node looks again.
 */
export async function routeWork(ctx: Context<SystemActor>): Promise<Match[] | 'busy'> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayLook(tx))) return 'busy'
    const silentSince = new Date(tx.now().getTime() - signOfLifeSecondsMax * 1000)
    await returnToQueue(tx, await listLeftBehind(tx, silentSince))
    // The usual pictures cost next to nothing: nobody waits, or nobody has a free place.
    if (!(await isAnybodyWaiting(tx))) return []
    const available = await listAvailable(tx)
    if (available.length === 0) return []
    const served = [...new Set(available.flatMap(({ queueIds }) => queueIds))]
    const matches = match(await listWaiting(tx, served), available, tx.now().getTime())
    if (matches.length === 0) return []
    return assignByRouting(tx, matches)
  })
}
