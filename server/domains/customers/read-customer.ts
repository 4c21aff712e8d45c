import type { Customer } from '@yingsheng/contracts/customers'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentCustomer } from './present.ts'
import { findCustomer } from './store.ts'

/** One customer, masked. */
export async function readCustomer(
  ctx: Context<AgentActor>,
  input: { id: string },
): Promise<Customer> {
  const record = await findCustomer(ctx, input.id)
  if (record === undefined) throw new Refusal('not_found')
  return presentCustomer(record)
}
