import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import type { ActorRef, StoredEvent } from '@yingsheng/contracts/endpoint'
import { conversationAssigned, messageSent, noteAdded } from '@yingsheng/contracts/conversations'
import type { PushKind } from '@yingsheng/contracts/notifications'

export type Call = { agentId: string; conversationId: string; kind: PushKind }

export const callingEvents: readonly string[] = [
  messageSent.name,
  conversationAssigned.name,
  noteAdded.name,
]

/** Who is to be called because of this, and for what; null for nobody. Nobody is called for himself. */
export function whomToCall({ name, actor, data }: StoredEvent): Call | null {
  const called = kindOf(name, data as Told)
  if (called === null || isHim(actor, called.agentId)) return null
  return { ...called, conversationId: (data as Told).conversation.id }
}

type Told = {
  conversation: ConversationState
  message: Message
  previousAssigneeId: string | null
  by: string
}

function kindOf(name: string, data: Told): Pick<Call, 'agentId' | 'kind'> | null {
  const { assigneeId } = data.conversation
  switch (name) {
    case messageSent.name:
      return data.message.author.kind === 'customer' ? call(assigneeId, 'message') : null
    case noteAdded.name:
      return call(data.message.whisperTo ?? null, 'whisper')
    case conversationAssigned.name:
      if (data.by === 'takeover') return call(data.previousAssigneeId, 'takeover')
      return data.by === 'assignment' || data.by === 'routing' ? call(assigneeId, 'given') : null
    default:
      return null
  }
}

function call(agentId: string | null, kind: PushKind): Pick<Call, 'agentId' | 'kind'> | null {
  return agentId === null ? null : { agentId, kind }
}

function isHim(actor: ActorRef, agentId: string): boolean {
  return actor.kind === 'agent' && actor.id === agentId
}
