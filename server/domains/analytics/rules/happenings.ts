import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Happening } from './rounds.ts'

/** What an event of a conversation means for its rounds; null for nothing. */
export function happeningOf(event: StoredEvent): Happening | null {
  const { conversation, message } = event.data as {
    conversation: ConversationState
    message?: Message
  }
  const { id: conversationId, queueId, assigneeId } = conversation
  const { sequence } = event.stream
  switch (event.name) {
    case 'message.sent': {
      if (message === undefined) return null
      const { author, at } = message
      if (author.kind === 'customer')
        return { kind: 'asked', conversationId, sequence, at, queueId, assigneeId }
      return { kind: 'answered', conversationId, sequence, at, agentId: author.id }
    }
    case 'conversation.assigned':
      return { kind: 'moved', conversationId, sequence, at: event.at, queueId, assigneeId }
    case 'conversation.resolved':
      return { kind: 'resolved', conversationId, sequence, at: event.at }
    default:
      return null
  }
}
