import { type Brand, brandCreated } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { insertBrand, raiseBusiness } from './store.ts'

/** Adds a brand: a face of the business with a name and a language of its own. */
export function createBrand(
  ctx: Context<AgentActor>,
  input: { name: string; language: Language },
): Promise<Brand> {
  return inTransaction(ctx, async (tx) => {
    const stream = await raiseBusiness(tx)
    const brand = await insertBrand(tx, { id: tx.newId(), ...input }, tx.now())
    await recordEvent(tx, brandCreated, stream, { brand })
    return brand
  })
}
