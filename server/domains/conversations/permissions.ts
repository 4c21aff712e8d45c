import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { Actor, AgentActor, CustomerActor } from '../../platform/context.ts'
import { isAtLeast } from '../../platform/permission.ts'

type Conversation = Pick<ConversationState, 'customerId' | 'lineId' | 'assigneeId'>

/** Agents see every conversation; a customer his own, on the line he came by. */
export function mayRead(actor: Actor, conversation: Conversation): boolean {
  if (actor.kind === 'customer') return owns(actor, conversation)
  return isAtLeast(actor, 'agent')
}

/** Agents hand on what is theirs or nobody's; supervisors anything. */
export function mayAssign(actor: AgentActor, conversation: Conversation): boolean {
  const isFree = conversation.assigneeId === null || conversation.assigneeId === actor.id
  return isFree || isAtLeast(actor, 'supervisor')
}

type File = {
  uploader: { kind: 'agent' | 'customer'; id: string }
  conversationId: string | null
  audience: 'everyone' | 'agents' | null
  keptFor: 'everyone' | 'agents' | 'uploader' | null
}

/**
 * Until a message takes a file it is its uploader's, or of those it is kept for (all agents; everybody,
 * as a sticker); then whoever may read the message may read the file.
 */
export function mayReadFile(
  actor: Actor,
  file: File,
  conversation: Conversation | undefined,
): boolean {
  if (conversation === undefined) {
    if (file.conversationId !== null) return false
    if (file.keptFor === 'everyone') return actor.kind === 'agent' || actor.kind === 'customer'
    if (file.keptFor === 'agents' && isAtLeast(actor, 'agent')) return true
    return actor.kind === file.uploader.kind && 'id' in actor && actor.id === file.uploader.id
  }
  if (actor.kind === 'customer' && file.audience !== 'everyone') return false
  return mayRead(actor, conversation)
}

function owns(actor: CustomerActor, conversation: Conversation): boolean {
  return conversation.customerId === actor.id && conversation.lineId === actor.lineId
}
