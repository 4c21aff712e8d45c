import { z } from 'zod'
import { conversationState, message } from './conversations.ts'
import { done, endpoint, event } from './endpoint.ts'
import { boardConversationsMax, journalPageMax, messageCharactersMax } from './limits.ts'
import { presence, presenceState } from './presence.ts'
import { line, lines } from './text.ts'

/** `within` of `counted` were answered in time; nothing counted has no percentage. */
const share = z.strictObject({ within: z.int(), counted: z.int() })
export type Share = z.infer<typeof share>

/**
 * How fast customers were answered, by round: from the first customer line that nobody has answered
 * to the first answer by a person. A round that has waited longer than allowed counts though it has
 * no answer yet; one that still may be in time does not. [C23]
 */
export const replySpeed = z.strictObject({ within30s: share, within3min: share })
export type ReplySpeed = z.infer<typeof replySpeed>

const speeds = z.strictObject({
  /** First responses: the first round of a conversation, and the first after it was reopened. */
  first: replySpeed,
  /** Every round, the first ones too. */
  rounds: replySpeed,
})
export type Speeds = z.infer<typeof speeds>

export const boardAgent = presence.extend({
  /** Open conversations that are his. */
  load: z.int(),
  /** Of those, how many customers wait for his answer, and the longest since when. */
  waiting: z.int(),
  waitingSince: z.iso.datetime().nullable(),
  speeds,
})
export type BoardAgent = z.infer<typeof boardAgent>

export const boardQueue = z.strictObject({
  queueId: z.uuid(),
  /** Conversations that nobody has yet, and since when the first of them waits. */
  waiting: z.int(),
  waitingSince: z.iso.datetime().nullable(),
  speeds,
})
export type BoardQueue = z.infer<typeof boardQueue>

export const board = z.strictObject({
  at: z.iso.datetime(),
  /** The zone whose day this is, and the span of it that counts. [C23] */
  day: z.strictObject({
    timeZone: z.string(),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
  }),
  agents: z.array(boardAgent),
  /** Queues where something waits or was answered today; every other is idle. */
  queues: z.array(boardQueue),
  speeds,
})
export type Board = z.infer<typeof board>

export const readBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  summary:
    'Who is on duty, what waits, how fast customers were answered today. Up to 2 s old. Supervisors.',
  door: 'agent',
  reply: board,
})

export const boardConversation = conversationState.extend({
  customerName: z.string().nullable(),
  customerNumber: z.int(),
  lastText: z.string(),
})
export type BoardConversation = z.infer<typeof boardConversation>

export const listBoardConversations = endpoint({
  method: 'GET',
  path: '/api/board/conversations',
  summary: `Open conversations of an agent, or those that wait in a queue; the longest wait first, at most ${boardConversationsMax}. Supervisors.`,
  door: 'agent',
  query: z.union([
    z.strictObject({ agentId: z.uuid(), queueId: z.undefined().optional() }),
    z.strictObject({ queueId: z.uuid(), agentId: z.undefined().optional() }),
  ]),
  reply: z.strictObject({ conversations: z.array(boardConversation) }),
})

const id = z.strictObject({ id: z.uuid() })

export const listener = z.strictObject({ agentId: z.uuid(), name: z.string() })
export type Listener = z.infer<typeof listener>

export const listenIn = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/listening',
  summary:
    'Listens in, or says that I still do (every 20 s). Agents see it, the customer does not; nothing counts as read. Supervisors; audited.',
  door: 'agent',
  params: id,
  reply: done,
})

export const stopListening = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:id/listening',
  summary: 'Listens no more.',
  door: 'agent',
  params: id,
  reply: done,
})

export const listListeners = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/listeners',
  summary: 'Who listens in on this conversation now.',
  door: 'agent',
  params: id,
  reply: z.strictObject({ listeners: z.array(listener) }),
})

export const whisperToAgent = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/whispers',
  summary:
    'Says something to the agent who has the conversation: a note marked as meant for him. Idempotent by clientId. Supervisors; audited.',
  door: 'agent',
  params: id,
  body: z.strictObject({ clientId: z.uuid(), text: lines(messageCharactersMax) }),
  reply: message,
  refusals: ['empty_message', 'nobody_to_whisper_to', 'conversation_resolved'],
})

export const takeOver = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/takeover',
  summary:
    'Makes the conversation mine, whoever has it, for a reason that he reads. Supervisors; audited.',
  door: 'agent',
  params: id,
  body: z.strictObject({ reason: line(200) }),
  reply: conversationState,
  refusals: ['conversation_resolved'],
})

const concerned = {
  /** The supervisor. */
  agentId: z.uuid(),
  conversationId: z.uuid(),
  conversationNumber: z.int(),
  /** Who had the conversation. */
  assigneeId: z.uuid().nullable(),
}

// In the stream of the supervisor: what he does to a conversation without being in it.
export const listeningBegun = event('agent', 'agent.listening-begun', z.object(concerned))
export const listeningEnded = event(
  'agent',
  'agent.listening-ended',
  z.object({ ...concerned, begunAt: z.iso.datetime() }),
)
/** What was whispered stands in the conversation, under this sequence. */
export const whispered = event(
  'agent',
  'agent.whispered',
  z.object({ ...concerned, sequence: z.int() }),
)
export const intervened = event(
  'agent',
  'agent.intervened',
  z.object({ ...concerned, reason: z.string() }),
)

/** What a supervisor did: who, when, what, to whom. */
export const journalEntry = z.strictObject({
  number: z.int(),
  at: z.iso.datetime(),
  /** Null when his silence ended it. */
  byId: z.uuid().nullable(),
  action: z.enum(['listening-begun', 'listening-ended', 'whispered', 'intervened', 'presence']),
  /** Whom it concerned. */
  agentId: z.uuid().nullable(),
  conversation: z.strictObject({ id: z.uuid(), number: z.int() }).nullable(),
  reason: z.string().nullable(),
  presence: z.strictObject({ state: presenceState, reasonId: z.uuid().nullable() }).nullable(),
  /** How long he listened. */
  seconds: z.int().nullable(),
})
export type JournalEntry = z.infer<typeof journalEntry>

export const readJournal = endpoint({
  method: 'GET',
  path: '/api/board/journal',
  summary: `What supervisors did, newest first, ${journalPageMax} at a time, from the audit log. Supervisors.`,
  door: 'agent',
  query: z.strictObject({ before: z.coerce.number().int().min(1).optional() }),
  reply: z.strictObject({ entries: z.array(journalEntry), hasMore: z.boolean() }),
})
