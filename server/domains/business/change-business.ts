import { type Business, businessChanged } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findBusiness, raiseBusiness, saveBusiness } from './store.ts'

/**
 * Renames the business or changes its language. Refuses `stale` when anything of the business, its
 * brands or lines has changed since `baseSequence`.
 */
export function changeBusiness(
  ctx: Context<AgentActor>,
  input: { baseSequence: number; name?: string | undefined; language?: Language | undefined },
): Promise<Business> {
  return inTransaction(ctx, async (tx) => {
    // Raising first locks the row, so that what is read next stays true.
    const stream = await raiseBusiness(tx)
    const before = await findBusiness(tx)
    if (before === undefined) throw new Refusal('not_set_up')
    if (input.baseSequence !== stream.sequence - 1) throw new Refusal('stale', { now: before })
    const business = { ...before, name: input.name ?? before.name, language: input.language ?? before.language }
    await saveBusiness(tx, { name: business.name, language: business.language })
    await recordEvent(tx, businessChanged, stream, { business })
    return business
  })
}
