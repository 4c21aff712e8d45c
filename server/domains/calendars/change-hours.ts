import { type BrandHours, hoursChanged, type OpeningHours } from '@yingsheng/contracts/calendars'
import { isDeepStrictEqual } from 'node:util'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockBrand, raiseBusiness } from '../business/index.ts'
import { problemOf } from './rules/opening-hours.ts'
import { findBrandHours, saveHours } from './store.ts'

type Input = { id: string; baseSequence: number; hours: OpeningHours }

/** Sets when a brand is served. Refuses `stale`, and `hours_invalid` with the `problem`. */
export function changeHours(ctx: Context<AgentActor>, input: Input): Promise<BrandHours> {
  const problem = problemOf(input.hours)
  if (problem !== null) throw new Refusal('hours_invalid', { problem })
  return inTransaction(ctx, async (tx) => {
    if ((await lockBrand(tx, input.id)) === undefined) throw new Refusal('not_found')
    const before = await findBrandHours(tx, input.id)
    if ((before?.sequence ?? 0) !== input.baseSequence) throw new Refusal('stale', { now: before })
    if (before !== null && isDeepStrictEqual(before.hours, input.hours)) return before
    const hours = await saveHours(tx, { brandId: input.id, hours: input.hours })
    await recordEvent(tx, hoursChanged, await raiseBusiness(tx), {
      hours,
      previous: before?.hours ?? null,
    })
    return hours
  })
}
