import { z } from 'zod'
import { ratingTexts, widgetTexts } from './business.ts'
import { endpoint } from './endpoint.ts'
import { colour, language } from './text.ts'

/** A tag in the widget's language. */
const ratingWord = z.strictObject({ id: z.uuid(), label: z.string() })

/** What the widget needs to draw itself, in one language. */
export const widgetConfig = z.strictObject({
  lineId: z.uuid(),
  brandName: z.string(),
  colour,
  position: z.enum(['right', 'left']),
  theme: z.enum(['light', 'dark', 'system']),
  language,
  texts: widgetTexts,
  /** Within the brand's opening hours. */
  isOpen: z.boolean(),
  /** When it opens next; null while open, and when it never does. */
  opensAt: z.iso.datetime().nullable(),
  /** Whether anybody who may answer is on duty. */
  isStaffed: z.boolean(),
  /** How to ask for a rating; null when this line does not. */
  rating: z
    .strictObject({
      ...ratingTexts.shape,
      low: z.array(ratingWord),
      high: z.array(ratingWord),
    })
    .nullable(),
})
export type WidgetConfig = z.infer<typeof widgetConfig>

export const readWidgetConfig = endpoint({
  method: 'GET',
  path: '/api/widget/lines/:id',
  summary: 'How a widget looks and greets. `language` is what the page or browser prefers.',
  door: 'anyone',
  isPublic: true,
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ language: z.string().max(35).optional() }),
  reply: widgetConfig,
  refusals: ['line_archived'],
})

export const customerSession = z.strictObject({
  /** Opaque; sent as `Authorization: Bearer …` and in the socket's `hello`. Keep it in the browser only. */
  token: z.string(),
  customerId: z.uuid(),
  isIdentified: z.boolean(),
  name: z.string().nullable(),
  expiresAt: z.iso.datetime(),
})
export type CustomerSession = z.infer<typeof customerSession>

export const openCustomerSession = endpoint({
  method: 'POST',
  path: '/api/widget/lines/:id/sessions',
  summary:
    'Gives a customer a token: anonymous, or identified by a JWT the shop signed with the line’s secret (HS256; `sub`, `aud` = the line id, `exp` at most 1 h ahead; optional `name`, `email`, `phone`). With the token of an anonymous session, its conversation moves to the identified customer.',
  door: 'anyone',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({
    identityToken: z.string().max(4_096).optional(),
    /** The anonymous session this browser had. */
    previousToken: z.string().max(128).optional(),
    language: z.string().max(35).optional(),
  }),
  reply: customerSession,
  refusals: ['identity_token_invalid', 'line_archived', 'too_many'],
})

export const closeCustomerSession = endpoint({
  method: 'DELETE',
  path: '/api/widget/session',
  summary: 'Forgets this browser: the token stops working (`Yingsheng("forget")`).',
  door: 'customer',
  reply: z.strictObject({ done: z.literal(true) }),
})

export const setCustomerFields = endpoint({
  method: 'PUT',
  path: '/api/widget/fields',
  summary:
    'What the shop’s page wants agents to know (widget API `setFields`): at most 20 short texts. Shown as told by the page, never trusted.',
  door: 'customer',
  body: z.strictObject({
    fields: z
      .record(z.string().regex(/^[\p{L}\p{N} _.-]{1,40}$/u), z.string().max(200))
      .refine((fields) => Object.keys(fields).length <= 20, { error: 'too_long' }),
  }),
  reply: z.strictObject({ done: z.literal(true) }),
})
