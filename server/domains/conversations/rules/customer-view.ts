import type {
  conversationAssigned,
  ConversationState,
  Message,
  messageSent,
} from '@yingsheng/contracts/conversations'
import type { conversationRated, OwnRating, Rating } from '@yingsheng/contracts/surveys'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Quote } from '@yingsheng/contracts/message-parts'
import {
  messageEdited,
  messageReactionChanged,
  messageRecalled,
} from '@yingsheng/contracts/messages'
import type { z } from 'zod'

/**
 * An event as its customer sees it. Field by field: what is not named here does not reach him, so a
 * field added to an event stays inside until somebody decides otherwise.
 */
export function customerView(event: StoredEvent): StoredEvent {
  const actor = event.actor.kind === 'customer' ? event.actor : ({ kind: 'system' } as const)
  return { ...event, actor, causedBy: null, data: viewOfData(event) }
}

function viewOfData(event: StoredEvent): object {
  const { conversation: state } = event.data as { conversation: ConversationState }
  const conversation = {
    id: state.id,
    status: state.status,
    openedAt: state.openedAt,
    sequence: state.sequence,
  }
  if (event.name === 'message.sent') {
    return {
      conversation,
      message: viewOfMessage((event.data as z.infer<(typeof messageSent)['data']>).message),
    }
  }
  if (changes.has(event.name)) {
    return {
      conversation,
      changed: viewOfMessage((event.data as z.infer<(typeof messageEdited)['data']>).changed),
    }
  }
  if (event.name === 'conversation.assigned') {
    const { assigneeName } = event.data as z.infer<(typeof conversationAssigned)['data']>
    return { conversation: { ...conversation, assigneeName }, assigneeName }
  }
  if (event.name === 'conversation.rated') {
    const { rating } = event.data as z.infer<(typeof conversationRated)['data']>
    return { conversation, rating: viewOfRating(rating) }
  }
  return { conversation }
}

/** His own words back; who served him and how the answer came about are not his to read. */
export function viewOfRating(rating: Rating): OwnRating {
  const { score, tags, comment, solved, editableUntil } = rating
  return { score, tagIds: tags.map(({ id }) => id), comment, solved, editableUntil }
}

const changes: ReadonlySet<string> = new Set([
  messageEdited.name,
  messageRecalled.name,
  messageReactionChanged.name,
])

/** A message as its customer sees it, in events and in the answer to what he says. */
export function viewOfMessage(message: Message): object {
  const { conversationId, sequence, clientId, author, audience, text, files, at } = message
  const { quote, reactions, editedAt, recalledAt, revision } = message
  return {
    conversationId,
    sequence,
    clientId,
    author:
      author.kind === 'agent'
        ? { kind: author.kind, name: author.name }
        : { kind: author.kind, id: author.id },
    audience,
    text,
    files: files.map(({ id, name, mediaType, bytes, image }) => ({
      id,
      name,
      mediaType,
      bytes,
      image: image && { width: image.width, height: image.height },
    })),
    at,
    ...(quote !== undefined && { quote: viewOfQuote(quote) }),
    ...(reactions !== undefined && {
      reactions: reactions.map(({ emoji, by }) => ({ emoji, by: { kind: by.kind } })),
    }),
    ...(editedAt !== undefined && { editedAt }),
    ...(recalledAt !== undefined && { recalledAt }),
    ...(revision !== undefined && { revision }),
  }
}

function viewOfQuote({ sequence, name, text, file, isRecalled, revision }: Quote): object {
  return { sequence, name, text, file, isRecalled, revision }
}
