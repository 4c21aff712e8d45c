import type { conversationAssigned, ConversationState } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'

/** News of the business that every desk keeps up with: names, roles, lines. */
const deskNews = new Set([
  'agent.invited',
  'agent.joined',
  'agent.profile-changed',
  'agent.role-changed',
  'agent.deactivated',
  'agent.reactivated',
  'agent.presence-changed',
  'agent.duties-changed',
  'catalogue.entry-created',
  'catalogue.entry-changed',
  'business.changed',
  'brand.created',
  'brand.changed',
  'brand.hours-changed',
  'line.created',
  'line.changed',
  'quick-reply.created',
  'quick-reply.changed',
  'quick-reply.ordered',
  'customer.profile-changed',
  'customer.identified',
])

export const everyDesk = 'desk'
export const deskOf = (agentId: string) => `desk:${agentId}`
export const conversationAddress = (id: string) => `conversation:${id}`
export const customerAddress = (id: string) => `customer:${id}`
/** Where agents who look at a customer's conversation hear whether he is here. */
export const watchAddress = (customerId: string) => `watch:${customerId}`

function stateOf(event: StoredEvent): ConversationState {
  return (event.data as { conversation: ConversationState }).conversation
}

/**
 * Whose list an event changes: the assignee's, everybody's while nobody has the conversation, and at
 * an assignment also that of who had it before.
 */
export function deskAddresses(event: StoredEvent): string[] {
  if (event.stream.kind !== 'conversation') return deskNews.has(event.name) ? [everyDesk] : []
  const { assigneeId } = stateOf(event)
  const addresses = [assigneeId === null ? everyDesk : deskOf(assigneeId)]
  if (event.name !== 'conversation.assigned') return addresses
  const { previousAssigneeId } = event.data as z.infer<(typeof conversationAssigned)['data']>
  addresses.push(previousAssigneeId === null ? everyDesk : deskOf(previousAssigneeId))
  return [...new Set(addresses)]
}

export function conversationAddresses(event: StoredEvent): string[] {
  return event.stream.kind === 'conversation' ? [conversationAddress(event.stream.id)] : []
}

/** What a customer may hear of his own conversations; anything else does not exist for him. */
export const customerNews: ReadonlySet<string> = new Set([
  'conversation.opened',
  'message.sent',
  'message.edited',
  'message.recalled',
  'message.reaction-changed',
  'conversation.assigned',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.identified',
  'conversation.rated',
])

export function customerAddresses(event: StoredEvent): string[] {
  return customerNews.has(event.name) ? [customerAddress(stateOf(event).customerId)] : []
}
