import { type Customer, customerProfileChanged } from '@yingsheng/contracts/customers'
import type { Language } from '@yingsheng/contracts/text'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentCustomer } from './present.ts'
import { type CustomerChange, lockCustomer, saveCustomer } from './store.ts'

type Input = {
  id: string
  baseSequence: number
  name?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  language?: Language | null | undefined
  remark?: string | undefined
}

/** Edits a profile. Refuses `stale` with what is there now when somebody edited it meanwhile. */
export function changeCustomer(
  ctx: Context<AgentActor>,
  { id, baseSequence, ...wanted }: Input,
): Promise<Customer> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockCustomer(tx, id)
    if (before === undefined) throw new Refusal('not_found')
    if (before.changedSequence !== baseSequence)
      throw new Refusal('stale', { now: presentCustomer(before) })

    const changed = (Object.keys(wanted) as (keyof CustomerChange)[]).filter(
      (field) => wanted[field] !== undefined && wanted[field] !== before[field],
    )
    if (changed.length === 0) return presentCustomer(before)
    const change = Object.fromEntries(
      changed.map((field) => [field, wanted[field]]),
    ) as CustomerChange
    const saved = await saveCustomer(tx, id, change)
    const customer = presentCustomer(saved)
    await recordEvent(tx, customerProfileChanged, saved, { customer, changed })
    return customer
  })
}
