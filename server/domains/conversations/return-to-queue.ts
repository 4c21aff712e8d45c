import type { SystemActor, Tx } from '../../platform/context.ts'
import { handOver } from './hand-over.ts'
import { lockConversations } from './store/holdings.ts'

/** Whose agent is away while the customer waits goes back into its queue. Answers how many did. */
export async function returnToQueue(tx: Tx<SystemActor>, ids: readonly string[]): Promise<number> {
  const locked = await lockConversations(tx, ids)
  const left = [...locked.values()].filter(
    ({ status, assigneeId, waitingSince }) =>
      status === 'open' && assigneeId !== null && waitingSince !== null,
  )
  if (left.length === 0) return 0
  await handOver(
    tx,
    'absence',
    left.map((before) => ({ before, assignee: null })),
  )
  return left.length
}
