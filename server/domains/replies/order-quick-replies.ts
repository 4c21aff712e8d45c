import { quickRepliesOrdered } from '@yingsheng/contracts/replies'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { mayKeep, mayUse } from './permissions.ts'
import { placesInOrder } from './rules/places.ts'
import { lockReplies, savePlaces } from './store.ts'

/** Puts some of one owner's into an order; the others stay where they are. */
export function orderQuickReplies(
  ctx: Context<AgentActor>,
  { ids }: { ids: readonly string[] },
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    const found = await lockReplies(tx, ids)
    const [first] = found
    const areAll = found.length === new Set(ids).size && ids.length === found.length
    if (first === undefined || !areAll || !found.every((reply) => mayUse(tx.actor, reply)))
      throw new Refusal('not_found')
    if (!found.every((reply) => reply.agentId === first.agentId && mayKeep(tx.actor, reply)))
      throw new Refusal('not_allowed')
    const places = placesInOrder(found, ids)
    if (places.length === 0) return { done: true }
    await savePlaces(tx, places)
    if (first.agentId === null)
      await recordEvent(tx, quickRepliesOrdered, await raiseBusiness(tx), { ids: [...ids] })
    return { done: true }
  })
}
