import { z } from 'zod'
import { positions, message } from './conversations.ts'
import { page } from './customers.ts'
import { storedEvent } from './endpoint.ts'
import {
  feedsPerConnectionMax,
  filesPerMessageMax,
  messageCharactersMax,
  streamSequenceMax,
} from './limits.ts'
import { reactionEmoji } from './message-parts.ts'
import { lines } from './text.ts'

/** The sync protocol, in prose: docs/sync.md. Frames are JSON objects in text frames on `/sync`. */
export const protocolVersion = 1

/**
 * A feed is what a client follows. `desk`: what an agent's list needs. `conversation:<id>`: one
 * thread, for agents. `me`: all a customer may hear. Its position is the log's global sequence.
 */
export const feedName = z
  .string()
  .regex(/^(desk|me|conversation:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
const after = z.int().min(0).nullable()

export const clientFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.int(),
    /** Customers say their token; agents come with the session cookie. */
    token: z.string().max(128).optional(),
    feeds: z
      .array(z.strictObject({ feed: feedName, after }))
      .max(feedsPerConnectionMax)
      .default([]),
  }),
  /** `after`: the last sequence this client has of the feed; null starts at now. */
  z.strictObject({ type: z.literal('subscribe'), feed: feedName, after }),
  z.strictObject({ type: z.literal('unsubscribe'), feed: feedName }),
  /** A customer says something. Without a conversation id, in the current one or a new one. */
  z.strictObject({
    type: z.literal('send'),
    clientId: z.uuid(),
    text: lines(messageCharactersMax),
    fileIds: z.array(z.uuid()).max(filesPerMessageMax).default([]),
    /** The message it answers. Where the line belongs into another conversation, it is said without. */
    quotes: z
      .strictObject({ conversationId: z.uuid(), sequence: z.int().min(1).max(streamSequenceMax) })
      .optional(),
    page: page.optional(),
  }),
  /** An agent says something to the customer, or to colleagues. The same action as by REST. */
  z.strictObject({
    type: z.literal('reply'),
    clientId: z.uuid(),
    conversationId: z.uuid(),
    audience: z.enum(['everyone', 'agents']),
    text: lines(messageCharactersMax),
    fileIds: z.array(z.uuid()).max(filesPerMessageMax).default([]),
    quotes: z.int().min(1).max(streamSequenceMax).optional(),
    wordingAcknowledged: z.boolean().default(false),
  }),
  /** A customer's reaction to a message, in place of the one he had; null takes it away. */
  z.strictObject({
    type: z.literal('react'),
    conversationId: z.uuid(),
    sequence: z.int().min(1).max(streamSequenceMax),
    emoji: reactionEmoji.nullable(),
  }),
  /** `audience: agents` while a note is being written: colleagues see it, the customer does not. Customers leave both out. */
  z.strictObject({
    type: z.literal('typing'),
    conversationId: z.uuid().optional(),
    audience: z.enum(['everyone', 'agents']).default('everyone'),
    isTyping: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('position'),
    conversationId: z.uuid(),
    delivered: z.int().min(0).max(streamSequenceMax).optional(),
    read: z.int().min(0).max(streamSequenceMax).optional(),
  }),
  /** The page a customer looks at. */
  z.strictObject({ type: z.literal('page'), page }),
  /** An agent's desk has been touched within the last minutes: somebody is there. Every 30 s. [C21] */
  z.strictObject({ type: z.literal('alive') }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof clientFrame>
export type ClientFrameInput = z.input<typeof clientFrame>

/** What passes without being a fact: shown while it lasts, never stored in the log. */
export const signal = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('typing'),
    conversationId: z.uuid(),
    by: z.enum(['customer', 'agent']),
    agentId: z.uuid().nullable(),
    name: z.string().nullable(),
    isTyping: z.boolean(),
  }),
  /** A supervisor listens in, or does no more. Agents hear it, customers never. */
  z.object({
    kind: z.literal('listening'),
    conversationId: z.uuid(),
    agentId: z.uuid(),
    name: z.string(),
    isListening: z.boolean(),
  }),
  z.object({ kind: z.literal('positions'), conversationId: z.uuid(), positions }),
  z.object({ kind: z.literal('page'), customerId: z.uuid(), page }),
  z.object({ kind: z.literal('online'), customerId: z.uuid(), isOnline: z.boolean() }),
])
export type Signal = z.infer<typeof signal>

export const serverFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    protocol: z.int(),
    connectionId: z.string(),
    now: z.iso.datetime(),
  }),
  /** The feed now runs; everything up to `at` has been replayed, or was there when it started. */
  z.object({ type: z.literal('subscribed'), feed: z.string(), at: z.int() }),
  /** Too much was missed: drop what you hold of the feed, read it again by REST, continue after `at`. */
  z.object({ type: z.literal('resync'), feed: z.string(), at: z.int() }),
  z.object({ type: z.literal('event'), feeds: z.array(z.string()), event: storedEvent }),
  z.object({ type: z.literal('signal'), feed: z.string(), signal }),
  /** The message is durable. A repeated clientId gets the first answer again. */
  z.object({ type: z.literal('accepted'), clientId: z.uuid(), message }),
  /** `re` names what was refused: a clientId, a feed or a frame type. `retry`: later, unchanged. */
  z.object({
    type: z.literal('refused'),
    re: z.string(),
    code: z.string(),
    message: z.string(),
    detail: z.record(z.string(), z.unknown()).optional(),
    retry: z.boolean(),
  }),
  z.object({ type: z.literal('pong') }),
])
export type ServerFrame = z.infer<typeof serverFrame>

/** Why the server closed the socket (close codes of RFC 6455, 4000 and up are ours). */
export const closeCodes = {
  restarting: 1012,
  frameTooLarge: 1009,
  sessionOver: 4001,
  helloMissing: 4002,
  readsTooSlowly: 4003,
  talksTooMuch: 4004,
  silent: 4005,
  rightsChanged: 4006,
} as const
