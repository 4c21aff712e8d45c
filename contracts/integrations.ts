import { z } from 'zod'
import {
  agentDeactivated,
  agentJoined,
  agentProfileChanged,
  agentReactivated,
  agentRoleChanged,
} from './agents.ts'
import {
  conversationAssigned,
  conversationIdentified,
  conversationOpened,
  conversationReopened,
  conversationResolved,
  messageSent,
  noteAdded,
  urgencyChanged,
} from './conversations.ts'
import { messageEdited, messageRecalled } from './messages.ts'
import { conversationRated } from './surveys.ts'
import { customerCreated, customerIdentified, customerProfileChanged } from './customers.ts'
import { done, endpoint, event } from './endpoint.ts'
import {
  apiKeyDaysMax,
  nameCharactersMax,
  pageSizeDefault,
  pageSizeMax,
  webhookUrlCharactersMax,
} from './limits.ts'
import { scope } from './scopes.ts'
import { line, lines } from './text.ts'

const id = z.strictObject({ id: z.uuid() })

// API keys

export const apiKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** How it begins, to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(scope),
  /** In whose name and role it acts; it ends with him. */
  agentId: z.uuid(),
  createdBy: z.uuid(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type ApiKey = z.infer<typeof apiKey>

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/keys',
  summary: 'The API keys that are not revoked, newest first. Administrators.',
  door: 'agent',
  reply: z.strictObject({ keys: z.array(apiKey) }),
})

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/keys',
  summary:
    'Makes an API key. The key itself is told this once. It acts as an agent: me, or a colleague of no higher role.',
  door: 'agent',
  body: z.strictObject({
    name: line(nameCharactersMax),
    scopes: z.array(scope).min(1).max(scope.options.length),
    /** Null: it does not expire. */
    days: z.int().min(1).max(apiKeyDaysMax).nullable(),
    agentId: z.uuid().optional(),
  }),
  reply: z.strictObject({ key: apiKey, secret: z.string() }),
  refusals: ['limit_reached', 'agent_inactive'],
})

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/keys/:id',
  summary: 'Revokes an API key: its next request is refused.',
  door: 'agent',
  params: id,
  reply: done,
})

// Webhooks

const published = [
  conversationOpened,
  conversationAssigned,
  conversationResolved,
  conversationReopened,
  conversationIdentified,
  urgencyChanged,
  conversationRated,
  messageSent,
  messageEdited,
  messageRecalled,
  noteAdded,
  customerCreated,
  customerIdentified,
  customerProfileChanged,
  agentJoined,
  agentProfileChanged,
  agentRoleChanged,
  agentDeactivated,
  agentReactivated,
] as const

/** The names of the events that webhooks may hear. */
export const publishedEvents: readonly string[] = published.map(({ name }) => name)

/** Standard Webhooks asks for types of letters, digits, underscores and full stops. */
export const typeOfEvent = (eventName: string): string => eventName.replaceAll('-', '_')

export const webhookType = z.enum([
  'conversation.opened',
  'conversation.assigned',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.identified',
  'conversation.urgency_changed',
  'conversation.rated',
  'message.sent',
  'message.edited',
  'message.recalled',
  'note.added',
  'customer.created',
  'customer.identified',
  'customer.profile_changed',
  'agent.joined',
  'agent.profile_changed',
  'agent.role_changed',
  'agent.deactivated',
  'agent.reactivated',
])
export type WebhookType = z.infer<typeof webhookType>
/** What the test button sends; nobody subscribes to it. */
export const testType = 'webhook.test'

const webhookUrl = z.url({ protocol: /^https?$/ }).max(webhookUrlCharactersMax)
const webhookTypes = z.array(webhookType).min(1).max(webhookType.options.length)

export const webhook = z.strictObject({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  types: z.array(webhookType),
  isEnabled: z.boolean(),
  /** Why we disabled it: it answered 410, or took nothing in for days. Null when somebody did. */
  disabledBecause: z.enum(['gone', 'failing']).nullable(),
  failingSince: z.iso.datetime().nullable(),
  /** Until when the secret before signs as well. */
  previousSecretUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  sequence: z.int(),
})
export type Webhook = z.infer<typeof webhook>

/** `whsec_` and base64, as Standard Webhooks has it; told this once. */
const withSecret = z.strictObject({ webhook, secret: z.string() })

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/webhooks',
  summary: 'All webhooks, oldest first. Administrators.',
  door: 'agent',
  scope: 'webhooks:manage',
  reply: z.strictObject({ webhooks: z.array(webhook) }),
})

export const createWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks',
  summary: 'Adds a webhook for events of these types. The secret is told this once.',
  door: 'agent',
  scope: 'webhooks:manage',
  body: z.strictObject({
    url: webhookUrl,
    description: lines(nameCharactersMax).default(''),
    types: webhookTypes,
  }),
  reply: withSecret,
  refusals: ['limit_reached', 'url_refused'],
})

export const changeWebhook = endpoint({
  method: 'PATCH',
  path: '/api/webhooks/:id',
  summary: 'Changes a webhook, pauses it or sends to it again.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: id,
  body: z.strictObject({
    baseSequence: z.int(),
    url: webhookUrl.optional(),
    description: lines(nameCharactersMax).optional(),
    types: webhookTypes.optional(),
    isEnabled: z.boolean().optional(),
  }),
  reply: webhook,
  refusals: ['stale', 'url_refused'],
})

export const removeWebhook = endpoint({
  method: 'DELETE',
  path: '/api/webhooks/:id',
  summary: 'Removes a webhook with its delivery log; what has not been sent is not sent any more.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: id,
  reply: done,
})

export const rotateWebhookSecret = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/secret/rotation',
  summary: 'A new secret, told this once. For a day the old one signs as well.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: id,
  reply: withSecret,
})

/** Why there was no answer; kept in delivery logs. */
export const deliveryProblem = z.enum([
  'url_refused',
  'address_refused',
  'name_unknown',
  'connection_failed',
  'tls_failed',
  'timed_out',
  'answer_too_large',
  'answer_unreadable',
  'too_many_redirects',
])

/** One try: what was answered, or why nothing was. */
export const deliveryAttempt = z.strictObject({
  at: z.iso.datetime(),
  status: z.int().nullable(),
  problem: deliveryProblem.nullable(),
  milliseconds: z.int(),
  /** The first kilobyte of the answer's body. */
  response: z.string(),
})
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>

export const deliveryStatus = z.enum(['pending', 'delivered', 'failed'])
export type DeliveryStatus = z.infer<typeof deliveryStatus>

export const delivery = z.strictObject({
  /** The `webhook-id` the receiver sees: the same at each try. */
  id: z.uuid(),
  webhookId: z.uuid(),
  type: z.string(),
  status: deliveryStatus,
  /** Tries so far. */
  tries: z.int(),
  last: deliveryAttempt.nullable(),
  /** When the next try is due; null when there is none. */
  nextAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Delivery = z.infer<typeof delivery>

export const deliveryDetail = delivery.extend({
  /** The body as it is sent. */
  payload: z.string(),
  /** The latest tries, oldest first. */
  attempts: z.array(deliveryAttempt),
})

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/webhooks/:id/deliveries',
  summary: 'The delivery log of a webhook, newest first; kept for 30 days.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: id,
  query: z.strictObject({
    status: deliveryStatus.optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
  }),
  reply: z.strictObject({
    deliveries: z.array(delivery),
    /** Give it back as `after` for the next page; null at the end. */
    next: z.uuid().nullable(),
  }),
})

const deliveryId = z.strictObject({ id: z.uuid(), deliveryId: z.uuid() })

export const readDelivery = endpoint({
  method: 'GET',
  path: '/api/webhooks/:id/deliveries/:deliveryId',
  summary: 'One delivery with its body and what was answered each time.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: deliveryId,
  reply: deliveryDetail,
})

export const replayDelivery = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/deliveries/:deliveryId/replay',
  summary: 'Sends one delivery again, at once, under the same webhook-id.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: deliveryId,
  reply: delivery,
  refusals: ['webhook_disabled'],
})

export const replayDeliveries = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/replays',
  summary:
    'Sends everything since an instant again, also what happened while the webhook was off. At most 10,000 at a time, oldest first.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: id,
  body: z.strictObject({
    // PostgreSQL knows no year 0.
    since: z.iso.datetime().refine((text) => text >= '0001'),
  }),
  reply: z.strictObject({
    deliveries: z.int(),
    /** Where to go on, when there was more than one call takes; else null. */
    next: z.iso.datetime().nullable(),
  }),
  refusals: ['webhook_disabled'],
})

export const testWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks/:id/test',
  summary: 'Sends a test event now and says what was answered.',
  door: 'agent',
  scope: 'webhooks:manage',
  params: id,
  reply: delivery,
  refusals: ['too_many'],
})

export const apiKeyCreated = event('business', 'api-key.created', z.object({ key: apiKey }))
export const apiKeyRevoked = event('business', 'api-key.revoked', z.object({ key: apiKey }))
export const webhookCreated = event('business', 'webhook.created', z.object({ webhook }))
export const webhookChanged = event('business', 'webhook.changed', z.object({ webhook }))
export const webhookRemoved = event('business', 'webhook.removed', z.object({ webhook }))
export const webhookSecretRotated = event(
  'business',
  'webhook.secret-rotated',
  z.object({ webhookId: z.uuid() }),
)
/** By us: because it answered 410, or took nothing in for days. */
export const webhookDisabled = event('business', 'webhook.disabled', z.object({ webhook }))
export const webhookReplayed = event(
  'business',
  'webhook.replayed',
  z.object({ webhookId: z.uuid(), since: z.iso.datetime(), deliveries: z.int() }),
)
