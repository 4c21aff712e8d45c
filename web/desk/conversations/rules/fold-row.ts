import type {
  ConversationRow,
  ConversationState,
  Message,
} from '@yingsheng/contracts/conversations'
import type { ConversationEvent } from '../conversation-event.ts'

/** Longest last line a row keeps, as contracts/conversations.ts says. */
const lastLineCharactersMax = 120
export const unreadMax = 99

/**
 * A row of the list after an event; undefined when the event alone does not say enough about a
 * conversation we did not know. An event the row has seen changes nothing.
 */
export function foldRow(
  row: ConversationRow | undefined,
  event: ConversationEvent,
  { myId, isReading }: { myId: string; isReading: boolean },
): ConversationRow | undefined {
  if (row && event.stream.sequence <= row.sequence) return row
  if (event.name === 'conversation.opened') return openedRow(event)
  if (!row) return undefined
  const state = event.data.conversation
  switch (event.name) {
    case 'message.sent': {
      const { message } = event.data
      return {
        ...row,
        ...state,
        lastLine: lastLineOf(message),
        unread: unreadAfter(row.unread, message, { myId, isReading }),
      }
    }
    case 'note.added':
      return { ...row, ...state, lastLine: lastLineOf(event.data.message) }
    case 'message.edited':
    case 'message.recalled': {
      const { changed } = event.data
      const isLast = changed.at === state.lastMessageAt
      return { ...row, ...state, ...(isLast && { lastLine: lastLineOf(changed) }) }
    }
    case 'conversation.identified': {
      const { customerName, customerNumber } = event.data
      return { ...row, ...state, customerName, customerNumber }
    }
    default:
      return { ...row, ...state }
  }
}

function openedRow(
  event: Extract<ConversationEvent, { name: 'conversation.opened' }>,
): ConversationRow {
  const { conversation, customerName, customerNumber } = event.data
  return {
    ...conversation,
    customerName,
    customerNumber,
    lastLine: { by: 'customer', what: 'text', text: '', files: 0 },
    unread: 0,
    draft: null,
  }
}

export function lastLineOf(
  message: Pick<Message, 'audience' | 'author' | 'text' | 'files' | 'recalledAt'>,
): ConversationRow['lastLine'] {
  return {
    by: message.audience === 'agents' ? 'note' : message.author.kind,
    what: message.recalledAt === undefined ? 'text' : 'recalled',
    text: message.text.slice(0, lastLineCharactersMax),
    files: message.files.length,
  }
}

function unreadAfter(
  unread: number,
  message: Message,
  { myId, isReading }: { myId: string; isReading: boolean },
): number {
  if (message.author.kind === 'customer') return isReading ? 0 : Math.min(unreadMax, unread + 1)
  return message.author.id === myId ? 0 : unread
}

export type Counts = { mine: number; unassigned: number; all: number; waiting: number }

/** What one conversation adds to the counts of the views. */
export function countsOf(state: ConversationState, myId: string): Counts {
  const isOpen = state.status === 'open'
  const isMine = isOpen && state.assigneeId === myId
  return {
    mine: Number(isMine),
    unassigned: Number(isOpen && state.assigneeId === null),
    all: Number(isOpen),
    waiting: Number(isMine && state.waitingSince !== null),
  }
}

/** The counts after a conversation went from one state to another. */
export function recount(
  counts: Counts,
  change: { before: ConversationState; after: ConversationState },
  myId: string,
): Counts {
  const before = countsOf(change.before, myId)
  const after = countsOf(change.after, myId)
  const next = (name: keyof Counts) => Math.max(0, counts[name] + after[name] - before[name])
  return {
    mine: next('mine'),
    unassigned: next('unassigned'),
    all: next('all'),
    waiting: next('waiting'),
  }
}
