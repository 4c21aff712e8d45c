import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { pushUrlCharactersMax } from './limits.ts'
import type { Language } from './text.ts'

/**
 * What an agent is called for: a customer's message in a conversation of his, a conversation that was
 * given to him, a supervisor's word for him, a conversation of his that a supervisor took.
 */
export const pushKind = z.enum(['message', 'given', 'whisper', 'takeover'])
export type PushKind = z.infer<typeof pushKind>

export const pushPreferences = z.strictObject({
  /** Also while a desk of his is in front; otherwise only when there is no sign of life. */
  isAlways: z.boolean(),
  kinds: z.array(pushKind).max(pushKind.options.length),
  /** Whether a push carries what was said and by whom; without, only that there is something. */
  hasText: z.boolean(),
})
export type PushPreferences = z.infer<typeof pushPreferences>

export const usualPushPreferences: PushPreferences = {
  isAlways: false,
  kinds: [...pushKind.options],
  hasText: true,
}

/** A browser of mine that takes pushes. */
export const pushDevice = z.strictObject({
  id: z.uuid(),
  /** The one that asks. */
  isThisOne: z.boolean(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  pushedAt: z.iso.datetime().nullable(),
})
export type PushDevice = z.infer<typeof pushDevice>

export const readPush = endpoint({
  method: 'GET',
  path: '/api/me/push',
  summary:
    'My devices that take pushes, what I want to be called for, and the key to subscribe with.',
  door: 'agent',
  reply: z.strictObject({
    /** The VAPID key in base64url: `applicationServerKey` of a subscription. */
    publicKey: z.string(),
    devices: z.array(pushDevice),
    preferences: pushPreferences,
  }),
})

export const addPushDevice = endpoint({
  method: 'POST',
  path: '/api/me/push/devices',
  summary:
    'Lets this browser take pushes until I sign out in it. Repeated, it replaces what it said before.',
  door: 'agent',
  body: z.strictObject({
    /** As `PushSubscription.toJSON` has it. */
    endpoint: z.url({ protocol: /^https?$/ }).max(pushUrlCharactersMax),
    expirationTime: z.int().positive().max(8.64e15).nullable().default(null),
    keys: z.strictObject({
      /** A point of P-256, uncompressed: 65 bytes that begin with 4. */
      p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
      /** 16 bytes. */
      auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
    }),
  }),
  reply: pushDevice,
  refusals: ['limit_reached', 'url_refused', 'too_many'],
})

const id = z.strictObject({ id: z.uuid() })

export const removePushDevice = endpoint({
  method: 'DELETE',
  path: '/api/me/push/devices/:id',
  summary: 'Pushes nothing more to one of my devices.',
  door: 'agent',
  params: id,
  reply: done,
})

export const testPushDevice = endpoint({
  method: 'POST',
  path: '/api/me/push/devices/:id/test',
  summary:
    'Pushes something to one of my devices now and says what its push service answered. One that is gone is removed.',
  door: 'agent',
  params: id,
  reply: z.strictObject({
    outcome: z.enum(['sent', 'gone', 'failed']),
    /** Of the answer; null when there was none. */
    status: z.int().nullable(),
  }),
  refusals: ['too_many'],
})

export const changePushPreferences = endpoint({
  method: 'PUT',
  path: '/api/me/push/preferences',
  summary: 'Says what I want to be called for.',
  door: 'agent',
  body: pushPreferences,
  reply: pushPreferences,
})

/** What a push says once it is decrypted; the service worker makes the sentence of it. */
export type PushPayload =
  | { kind: 'test'; language: Language }
  | {
      kind: PushKind
      language: Language
      conversationId: string
      number: number
      /** Null: unnamed, or the agent wants no words on his screen. */
      name: string | null
      text: string | null
    }
