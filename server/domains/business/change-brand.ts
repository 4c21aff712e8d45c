import { type Brand, brandChanged } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { isDeepStrictEqual } from 'node:util'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countLinesInUse, lockBrand, raiseBusiness, saveBrand } from './store.ts'

type Input = {
  id: string
  baseSequence: number
  name?: string | undefined
  language?: Language | undefined
  isArchived?: boolean | undefined
}

/** Renames, archives or brings back a brand. Refuses `stale`, and `brand_in_use` while it has lines. */
export function changeBrand(ctx: Context<AgentActor>, input: Input): Promise<Brand> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockBrand(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (before.sequence !== input.baseSequence) throw new Refusal('stale', { now: before })
    const wanted = {
      ...before,
      name: input.name ?? before.name,
      language: input.language ?? before.language,
      isArchived: input.isArchived ?? before.isArchived,
    }
    if (isDeepStrictEqual(wanted, before)) return before
    if (wanted.isArchived && (await countLinesInUse(tx, input.id)) > 0)
      throw new Refusal('brand_in_use')
    const brand = await saveBrand(tx, wanted, tx.now())
    await recordEvent(tx, brandChanged, await raiseBusiness(tx), { brand })
    return brand
  })
}
