import type { AgentActor, Context, CustomerActor } from '../../platform/context.ts'
import { findAgent } from '../agents/index.ts'
import { conversationAddress, customerAddress, deskOf, everyDesk } from './rules/audience.ts'
import { findConversation } from './store/conversations.ts'

/** The customer is writing: whoever has the conversation open sees it, and so do the lists that hold it. */
export async function tellCustomerTyping(
  ctx: Context<CustomerActor>,
  conversationId: string,
  isTyping: boolean,
): Promise<void> {
  const conversation = await findConversation(ctx, conversationId)
  if (conversation === undefined) return
  const { assigneeId } = conversation
  const signal = {
    kind: 'typing' as const,
    conversationId,
    by: 'customer' as const,
    agentId: null,
    name: null,
    isTyping,
  }
  ctx.bus.signal({ address: conversationAddress(conversationId), signal })
  ctx.bus.signal({ address: assigneeId === null ? everyDesk : deskOf(assigneeId), signal })
}

/** An agent is writing: colleagues see who; the customer sees it too, unless it is a note. */
export async function tellAgentTyping(
  ctx: Context<AgentActor>,
  {
    conversationId,
    customerId,
    audience,
    isTyping,
  }: {
    conversationId: string
    customerId: string
    audience: 'everyone' | 'agents'
    isTyping: boolean
  },
): Promise<void> {
  const me = await findAgent(ctx, ctx.actor.id)
  const signal = { kind: 'typing' as const, conversationId, by: 'agent' as const, isTyping }
  const { id: agentId } = ctx.actor
  ctx.bus.signal({
    address: conversationAddress(conversationId),
    signal: { ...signal, agentId, name: me?.name ?? null },
  })
  if (audience === 'agents') return
  ctx.bus.signal({
    address: customerAddress(customerId),
    signal: { ...signal, agentId: null, name: me?.publicName ?? null },
  })
}
