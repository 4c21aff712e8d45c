import { customerDetailRevealed } from '@yingsheng/contracts/customers'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findCustomer, raiseCustomer } from './store.ts'

/** The phone number or e-mail address in full; that it was read is recorded first. Limited per agent. */
export async function revealCustomerDetail(
  ctx: Context<AgentActor>,
  input: { id: string; detail: 'phone' | 'email' },
): Promise<{ value: string }> {
  await ctx.attempts.count('reveal by agent', ctx.actor.id)
  return inTransaction(ctx, async (tx) => {
    const value = (await findCustomer(tx, input.id))?.[input.detail]
    if (value === undefined || value === null) throw new Refusal('not_found')
    const customer = await raiseCustomer(tx, input.id)
    await recordEvent(tx, customerDetailRevealed, customer, {
      customerId: input.id,
      detail: input.detail,
    })
    return { value }
  })
}
