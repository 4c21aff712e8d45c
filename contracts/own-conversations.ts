/** What the customer may ask, by widget. His conversations are his own; he never names a customer. */
import { z } from 'zod'
import { conversationStatus, positions } from './conversations.ts'
import { endpoint, storedEvent } from './endpoint.ts'
import { pageSizeDefault, pageSizeMax } from './limits.ts'

/** A conversation as its customer sees it. */
export const customerConversation = z.strictObject({
  id: z.uuid(),
  status: conversationStatus,
  openedAt: z.iso.datetime(),
  /** Who answers, by public name. */
  assigneeName: z.string().nullable(),
  sequence: z.int(),
})

export const readMyConversations = endpoint({
  method: 'GET',
  path: '/api/widget/conversations',
  summary:
    'The history of the customer who asks, on this line: messages newest page first in `timeline`, oldest first within it.',
  door: 'customer',
  query: z.strictObject({
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
  }),
  reply: z.strictObject({
    /** The open one, else the newest; the next message opens another when that was resolved long ago. */
    current: customerConversation.nullable(),
    timeline: z.array(storedEvent),
    hasEarlier: z.boolean(),
    positions: positions.nullable(),
    unread: z.int(),
  }),
})
