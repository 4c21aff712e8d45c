import { sql } from 'kysely'
import { type Context, inTransaction, type SystemActor } from '../../platform/context.ts'
import { assignByRouting, returnToQueue } from '../conversations/index.ts'
import { type Match, match } from './rules/match.ts'
import { listAvailable, listLeftBehind, listWaiting } from './store.ts'

/** Only one node matches at a time; the others' looks would find the same and wait for its locks. */
const lookLock = 'routing.look'

/**
 * Looks at the whole picture and makes every assignment that can be made: first whoever waits for an
 * agent who is away goes back to the queue, then the queues are matched with the agents on duty.
 * Answers what was given to whom; nothing when another node is just at it, and that node looks again.
 */
export async function routeWork(ctx: Context<SystemActor>): Promise<Match[] | 'busy'> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${lookLock}, 0)) as mine`.execute(tx.db)
    if (!rows[0]!.mine) return 'busy'
    for (const id of await listLeftBehind(tx)) await returnToQueue(tx, id, 'agent away')
    const waiting = await listWaiting(tx)
    if (waiting.length === 0) return []
    const matches = match(waiting, await listAvailable(tx), tx.now().getTime())
    return assignByRouting(tx, matches)
  })
}
