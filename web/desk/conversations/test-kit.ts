/** Builders for the tests of this folder: events and rows with what does not matter filled in. */
import type {
  ConversationRow,
  ConversationState,
  Message,
} from '@yingsheng/contracts/conversations'
import type { ConversationEvent } from './conversation-event.ts'
import type { Thread } from './rules/fold-thread.ts'

export const me = '00000000-0000-4000-8000-0000000000aa'
export const colleague = '00000000-0000-4000-8000-0000000000bb'
export const customerId = '00000000-0000-4000-8000-0000000000cc'
const noon = Date.UTC(2026, 4, 22, 4)

export function idOf(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function timeAt(second: number): string {
  return new Date(noon + second * 1_000).toISOString()
}

export function aState(change: Partial<ConversationState> = {}): ConversationState {
  return {
    id: idOf(1),
    number: 1,
    customerId,
    lineId: idOf(900),
    brandId: idOf(901),
    status: 'open',
    assigneeId: me,
    queueId: idOf(902),
    queuedAt: null,
    urgency: 0,
    waitingSince: null,
    openedAt: timeAt(0),
    resolvedAt: null,
    lastMessageAt: timeAt(0),
    sequence: 1,
    score: null,
    tagIds: [],
    ...change,
  }
}

export function aRow(change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    ...aState(),
    customerName: '林晓雯',
    customerNumber: 7,
    lastLine: { by: 'customer', what: 'text', text: '你好', files: 0 },
    unread: 0,
    draft: null,
    ...change,
  }
}

export function aMessage(sequence: number, change: Partial<Message> = {}): Message {
  return {
    conversationId: idOf(1),
    sequence,
    clientId: `c-${sequence}`,
    author: { kind: 'customer', id: customerId },
    audience: 'everyone',
    text: `第 ${sequence} 句`,
    files: [],
    at: timeAt(sequence),
    ...change,
  }
}

export function anEvent<Name extends ConversationEvent['name']>(
  name: Name,
  sequence: number,
  data: Partial<Extract<ConversationEvent, { name: Name }>['data']> = {},
): Extract<ConversationEvent, { name: Name }> {
  const conversation = aState({ sequence, lastMessageAt: timeAt(sequence) })
  return {
    sequence: sequence * 10,
    name,
    stream: { kind: 'conversation', id: conversation.id, sequence },
    actor: { kind: 'system' },
    causedBy: null,
    at: timeAt(sequence),
    data: { conversation, ...data },
  } as unknown as Extract<ConversationEvent, { name: Name }>
}

export function said(
  sequence: number,
  change: Partial<Message> = {},
): Extract<ConversationEvent, { name: 'message.sent' }> {
  const message = aMessage(sequence, change)
  const event = anEvent('message.sent', sequence, { message })
  return { ...event, at: message.at }
}

/** A thread that holds the events from … to of its stream. */
export function aThread(from: number, to: number, change: Partial<Thread> = {}): Thread {
  const timeline = Array.from({ length: to - from + 1 }, (_, index) => said(from + index))
  return {
    conversation: aState({ sequence: to }),
    customer: {
      id: customerId,
      name: '林晓雯',
      number: 7,
      phoneMasked: null,
      emailMasked: null,
      language: null,
      remark: '',
      isIdentified: false,
      fields: {},
      createdAt: timeAt(0),
      lastSeenAt: timeAt(0),
      sequence: 1,
    },
    timeline,
    hasEarlier: from > 1,
    hasLater: false,
    positions: { customer: { delivered: 0, read: 0 }, agents: { delivered: 0, read: 0 } },
    myRead: 0,
    draft: null,
    page: null,
    isCustomerOnline: false,
    others: [],
    ...change,
  }
}
