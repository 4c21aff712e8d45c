import type { BodyOf } from '@yingsheng/contracts/api'
import type { Customer } from '@yingsheng/contracts/customers'
import { call, RefusalError } from '../api.ts'
import { putCustomer } from '../conversations/hear.ts'

export type CustomerChange = Omit<BodyOf<'PATCH /api/customers/:id'>, 'baseSequence'>
export type ChangeOutcome = { is: 'saved' } | { is: 'stale'; now: Customer }

/** Saves part of a profile. `stale`: someone else changed it meanwhile, and this is what is there now. */
export async function changeCustomer(
  customer: Customer,
  change: CustomerChange,
): Promise<ChangeOutcome> {
  const params = { id: customer.id }
  try {
    putCustomer(
      await call('PATCH /api/customers/:id', {
        params,
        body: { baseSequence: customer.sequence, ...change },
      }),
    )
    return { is: 'saved' }
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'stale') throw error
    const now = await call('GET /api/customers/:id', { params })
    putCustomer(now)
    return { is: 'stale', now }
  }
}
