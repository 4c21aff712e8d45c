import type { Context, CustomerActor } from '../../platform/context.ts'
import { mayRead } from './permissions.ts'
import { findConversation, findLatest } from './store/conversations.ts'

/** The customer's open conversation on his line, or null. */
export async function findCurrentConversation(ctx: Context<CustomerActor>): Promise<string | null> {
  const latest = await findLatest(ctx, { customerId: ctx.actor.id, lineId: ctx.actor.lineId })
  return latest?.status === 'open' ? latest.id : null
}

/** Whether a conversation is the customer's own. */
export async function ownsConversation(ctx: Context<CustomerActor>, id: string): Promise<boolean> {
  const conversation = await findConversation(ctx, id)
  return conversation !== undefined && mayRead(ctx.actor, conversation)
}
