import { z } from 'zod'
import { customer, page } from './customers.ts'
import { done, endpoint, event, storedEvent } from './endpoint.ts'
import { fileRef } from './files.ts'
import {
  draftCharactersMax,
  filesPerMessageMax,
  messageCharactersMax,
  pageSizeDefault,
  pageSizeMax,
  streamSequenceMax,
  tagsPerConversationMax,
} from './limits.ts'
import { messageExtra } from './message-parts.ts'
import { lines } from './text.ts'

const author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer'), id: z.uuid() }),
  /** `name` is the public name at that time. */
  z.object({ kind: z.literal('agent'), id: z.uuid(), name: z.string() }),
])

/** One thing said. `audience: agents` makes it a note (内部备注), which no customer ever sees. */
export const message = z.object({
  conversationId: z.uuid(),
  /** Position in the conversation's stream; with the conversation's id it names the message. */
  sequence: z.int(),
  /** The sender's own id for it; a second arrival with the same id changes nothing. */
  clientId: z.uuid(),
  author,
  audience: z.enum(['everyone', 'agents']),
  /** A note that a supervisor means for this agent. */
  whisperTo: z.uuid().optional(),
  text: z.string(),
  files: z.array(fileRef),
  at: z.iso.datetime(),
  ...messageExtra,
})
export type Message = z.infer<typeof message>

export const conversationStatus = z.enum(['open', 'resolved'])

/** 0 normal, 1 high, 2 urgent. What is more urgent is given out first. */
export const urgency = z.int().min(0).max(2)

/** What every event of a conversation says of its state after it. */
export const conversationState = z.object({
  id: z.uuid(),
  number: z.int(),
  customerId: z.uuid(),
  lineId: z.uuid(),
  brandId: z.uuid(),
  status: conversationStatus,
  assigneeId: z.uuid().nullable(),
  /** The queue it waits in, or waited in last. */
  queueId: z.uuid(),
  /** Since when it waits there; null while somebody has it, and when it is resolved. */
  queuedAt: z.iso.datetime().nullable(),
  urgency,
  /** Since when the customer waits for an answer; null when it is the customer's turn. */
  waitingSince: z.iso.datetime().nullable(),
  openedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  lastMessageAt: z.iso.datetime(),
  sequence: z.int(),
  /** What the customer gave for it, 1 to 5; null while he has not rated it. */
  score: z.int().nullable(),
  /** Tags of the catalogue, in the order of their ids. */
  tagIds: z.array(z.uuid()),
})
export type ConversationState = z.infer<typeof conversationState>

/** One row of the list. */
export const conversationRow = conversationState.extend({
  customerName: z.string().nullable(),
  customerNumber: z.int(),
  lastLine: z.strictObject({
    by: z.enum(['customer', 'agent', 'note']),
    /** The first 120 characters; empty when the message was files only. */
    text: z.string(),
    files: z.int(),
    /** `recalled`: it was taken back, and there is no text any more. */
    what: z.enum(['text', 'recalled']),
  }),
  /** Customer lines this agent has not read; 99 means 99 or more. */
  unread: z.int(),
  draft: z.string().nullable(),
})
export type ConversationRow = z.infer<typeof conversationRow>

export const view = z.enum(['mine', 'unassigned', 'all', 'resolved'])
export type View = z.infer<typeof view>

const id = z.strictObject({ id: z.uuid() })
const limit = z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault)

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  summary:
    'One view of the list, ordered by who must be answered next; resolved ones newest first.',
  door: 'agent',
  scope: 'conversations:read',
  query: z.strictObject({ view, after: z.string().max(200).optional(), limit }),
  reply: z.strictObject({
    conversations: z.array(conversationRow),
    /** Give it back as `after` for the next page; null at the end. */
    next: z.string().nullable(),
  }),
})

export const countConversations = endpoint({
  method: 'GET',
  path: '/api/conversations/counts',
  summary:
    'How many conversations each view holds; `waiting` are those of mine that wait for an answer. Counted up to 1,000.',
  door: 'agent',
  scope: 'conversations:read',
  reply: z.strictObject({ mine: z.int(), unassigned: z.int(), all: z.int(), waiting: z.int() }),
})

/** How far each side has got: delivered to a device of theirs, read by them. Stream sequences. */
export const positions = z.strictObject({
  customer: z.strictObject({ delivered: z.int(), read: z.int() }),
  agents: z.strictObject({ delivered: z.int(), read: z.int() }),
})
export type Positions = z.infer<typeof positions>

export const draft = z.strictObject({
  mode: z.enum(['reply', 'note']),
  text: lines(draftCharactersMax),
})

export const readConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:id',
  summary:
    'One conversation with its customer, the newest page of its timeline, positions and my draft.',
  door: 'agent',
  scope: 'conversations:read',
  params: id,
  query: z.strictObject({ limit }),
  reply: z.strictObject({
    conversation: conversationState,
    customer,
    /** The stream's events, oldest first. */
    timeline: z.array(storedEvent),
    hasEarlier: z.boolean(),
    positions,
    /** How far I have read, myself. */
    myRead: z.int(),
    draft: draft.nullable(),
    page: page.nullable(),
    isCustomerOnline: z.boolean(),
    /** Other conversations of this customer, newest first, at most 20. */
    others: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.int(),
        status: conversationStatus,
        openedAt: z.iso.datetime(),
        text: z.string(),
      }),
    ),
  }),
})

export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/timeline',
  summary: 'An earlier or later page of a conversation: its events, oldest first.',
  door: 'agent',
  scope: 'conversations:read',
  params: id,
  query: z.strictObject({
    before: z.coerce.number().int().min(1).max(streamSequenceMax).optional(),
    after: z.coerce.number().int().min(0).max(streamSequenceMax).optional(),
    limit,
  }),
  reply: z.strictObject({ timeline: z.array(storedEvent), hasMore: z.boolean() }),
})

const said = {
  clientId: z.uuid(),
  text: lines(messageCharactersMax),
  fileIds: z.array(z.uuid()).max(filesPerMessageMax).default([]),
  /** Where in this conversation the message stands that this one answers. */
  quotes: z.int().min(1).max(streamSequenceMax).optional(),
}

export const replyToCustomer = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/replies',
  summary:
    'Says something to the customer. An unassigned conversation becomes mine. Idempotent by clientId.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  body: z.strictObject({ ...said, wordingAcknowledged: z.boolean().default(false) }),
  reply: message,
  refusals: [
    'conversation_resolved',
    'empty_message',
    'file_missing',
    'variable_unfilled',
    'wording_advised',
  ],
})

export const addNote = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/notes',
  summary: 'Says something among agents; the customer never sees it. Idempotent by clientId.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  body: z.strictObject(said),
  reply: message,
  refusals: ['empty_message', 'file_missing'],
})

export const claimConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/claim',
  summary: 'Takes an unassigned conversation. Of two at once one wins; the other reads who.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  reply: conversationState,
  refusals: ['already_claimed', 'conversation_resolved'],
})

export const assignConversation = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/assignment',
  summary:
    'Gives the conversation to an agent, or to nobody: back into its queue, or into `queueId`. Agents: their own and unassigned ones; supervisors: any.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  body: z.strictObject({
    assigneeId: z.uuid().nullable(),
    /** Only with nobody: where it waits from now on. */
    queueId: z.uuid().optional(),
    baseSequence: z.int().optional(),
  }),
  reply: conversationState,
  refusals: ['stale', 'agent_inactive', 'conversation_resolved', 'reference_unknown'],
})

export const changeUrgency = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/urgency',
  summary: 'Says how urgent the conversation is: 0 normal, 1 high, 2 urgent.',
  door: 'agent',
  params: id,
  body: z.strictObject({ urgency }),
  reply: conversationState,
  refusals: ['conversation_resolved'],
})

export const changeTags = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/tags',
  summary: 'Gives the conversation exactly these tags.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  body: z.strictObject({ tagIds: z.array(z.uuid()).max(tagsPerConversationMax) }),
  reply: conversationState,
  refusals: ['reference_unknown'],
})

export const resolveConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/resolution',
  summary:
    'Marks the conversation resolved. With a base sequence, refuses when the customer has written since.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  body: z.strictObject({ baseSequence: z.int().optional() }),
  reply: conversationState,
  refusals: ['stale'],
})

export const reopenConversation = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:id/resolution',
  summary: 'Opens a resolved conversation again.',
  door: 'agent',
  scope: 'conversations:write',
  params: id,
  reply: conversationState,
})

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/draft',
  summary: 'Keeps what I am writing; an empty text removes it.',
  door: 'agent',
  params: id,
  body: draft,
  reply: done,
})

export const markUnread = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:id/reading',
  summary: 'Marks the last customer line unread again, for me.',
  door: 'agent',
  params: id,
  reply: done,
})

// Events. Each says the state after it, so that one row of a list can follow from one event.

const state = conversationState
export const conversationOpened = event(
  'conversation',
  'conversation.opened',
  z.object({ conversation: state, customerName: z.string().nullable(), customerNumber: z.int() }),
)
export const messageSent = event(
  'conversation',
  'message.sent',
  z.object({ conversation: state, message }),
)
export const noteAdded = event(
  'conversation',
  'note.added',
  z.object({ conversation: state, message }),
)
export const conversationAssigned = event(
  'conversation',
  'conversation.assigned',
  z.object({
    conversation: state,
    previousAssigneeId: z.uuid().nullable(),
    /** By public name, for the customer's side. */
    assigneeName: z.string().nullable(),
    /**
     * `routing`: given by the queue; `absence`: back into the queue, because the customer waited for
     * an agent who is away; `takeover`: a supervisor took it, for a reason.
     */
    by: z.enum(['claim', 'assignment', 'reply', 'deactivation', 'routing', 'absence', 'takeover']),
    reason: z.string().optional(),
  }),
)
export const urgencyChanged = event(
  'conversation',
  'conversation.urgency-changed',
  z.object({ conversation: state, previous: urgency }),
)
export const tagsChanged = event(
  'conversation',
  'conversation.tags-changed',
  z.object({ conversation: state, previous: z.array(z.uuid()) }),
)
export const conversationResolved = event(
  'conversation',
  'conversation.resolved',
  z.object({ conversation: state }),
)
export const conversationReopened = event(
  'conversation',
  'conversation.reopened',
  z.object({ conversation: state, by: z.enum(['agent', 'customer']) }),
)
/** The customer turned out to be someone we know: the conversation moved to his record. */
export const conversationIdentified = event(
  'conversation',
  'conversation.identified',
  z.object({
    conversation: state,
    previousCustomerId: z.uuid(),
    customerName: z.string().nullable(),
    customerNumber: z.int(),
  }),
)
