import { z } from 'zod'
import { conversationState, message } from './conversations.ts'
import { customer } from './customers.ts'
import { event } from './endpoint.ts'
import { fileRef } from './files.ts'
import { rating } from './surveys.ts'

/**
 * Taking conversations out is `GET /api/export/conversations?from&until&details` by administrators; it
 * answers JSON Lines in UTF-8 (docs/exchange.md): an `exportedConversation` a line, and at the end an
 * `exportEnd`, without which the answer broke off.
 */
export const exportPath = '/api/export/conversations'
export const exportDetails = z.enum(['masked', 'full'])
export const exportQuery = z
  .strictObject({
    /** Conversations that were opened from then on, until then. */
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    /** `full`: with phone numbers and e-mail addresses as they are. The audit log says so. */
    details: exportDetails.default('masked'),
  })
  // PostgreSQL knows no year 0.
  .refine(({ from, until }) => from >= '0001' && from < until, { path: ['until'] })

/** A file by its name; its bytes are at the link, for whoever may read the conversation. */
const exportedFile = fileRef.extend({ link: z.string() })
const exportedMessage = message.omit({ conversationId: true }).extend({
  files: z.array(exportedFile),
})

/** Something that happened in the conversation, oldest first. What was said stands with its event. */
const exportedEvent = z.object({
  name: z.string(),
  sequence: z.int(),
  at: z.iso.datetime(),
  by: z.object({
    kind: z.enum(['agent', 'customer', 'anyone', 'system']),
    id: z.uuid().optional(),
    keyId: z.uuid().optional(),
  }),
  message: exportedMessage.optional(),
})

export const exportedConversation = z.object({
  format: z.literal('yingsheng.conversation/1'),
  conversation: conversationState,
  customer: customer.extend({
    /** Only with `details=full`. */
    phone: z.string().nullable().optional(),
    email: z.string().nullable().optional(),
  }),
  rating: rating.omit({ editableUntil: true, first: true }).nullable(),
  timeline: z.array(exportedEvent),
})
export type ExportedConversation = z.infer<typeof exportedConversation>

/** The last line. */
export const exportEnd = z.object({
  format: z.literal('yingsheng.end/1'),
  conversations: z.int(),
})

export const exportStarted = event(
  'business',
  'export.started',
  z.object({ from: z.iso.datetime(), until: z.iso.datetime(), details: exportDetails }),
)
