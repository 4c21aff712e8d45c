import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import type { Rating } from '@yingsheng/contracts/surveys'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'

/** A conversation's events as contracts/conversations.ts describes their data. */
export type ConversationEvent =
  | Of<'conversation.opened', { customerName: string | null; customerNumber: number }>
  | Of<'message.sent', { message: Message }>
  | Of<'note.added', { message: Message }>
  | Of<'message.edited' | 'message.recalled' | 'message.reaction-changed', { changed: Message }>
  | Of<
      'conversation.assigned',
      {
        previousAssigneeId: string | null
        assigneeName: string | null
        by: 'claim' | 'assignment' | 'reply' | 'deactivation' | 'routing' | 'absence' | 'takeover'
        /** Why a supervisor took it over. */
        reason?: string
      }
    >
  | Of<'conversation.urgency-changed', { previous: number }>
  | Of<'conversation.tags-changed', { previous: string[] }>
  | Of<'conversation.resolved', object>
  | Of<'conversation.reopened', { by: 'agent' | 'customer' }>
  | Of<'conversation.rated', { rating: Rating }>
  | Of<
      'conversation.identified',
      { previousCustomerId: string; customerName: string | null; customerNumber: number }
    >

type Of<Name extends string, Data> = Omit<
  StoredEvent<Data & { conversation: ConversationState }>,
  'name'
> & { name: Name }

export type SaidEvent = Extract<ConversationEvent, { name: 'message.sent' | 'note.added' }>
/** A message that was said before reads otherwise now. */
export type ChangeEvent = Extract<ConversationEvent, { data: { changed: Message } }>
/** Something happened to the conversation as a whole. */
export type SystemEvent = Exclude<ConversationEvent, SaidEvent | ChangeEvent>

/**
 * The event as one of a conversation, or null. An event of a name that we do not know yet still
 * says the conversation's state, which is all that most readers need.
 */
export function asConversationEvent(event: StoredEvent): ConversationEvent | null {
  const isOurs =
    event.stream.kind === 'conversation' &&
    typeof event.data === 'object' &&
    event.data !== null &&
    'conversation' in event.data
  return isOurs ? (event as unknown as ConversationEvent) : null
}

export function isSaid(event: ConversationEvent): event is SaidEvent {
  return event.name === 'message.sent' || event.name === 'note.added'
}

export function isChange(event: ConversationEvent): event is ChangeEvent {
  return 'changed' in event.data
}
