import { z } from 'zod'
import { done, endpoint, event } from './endpoint.ts'
import {
  allowedDomainsMax,
  nameCharactersMax,
  passwordCharactersMax,
  ratingTagCharactersMax,
  ratingTagsMax,
} from './limits.ts'
import { attachmentPolicy } from './files.ts'
import { colour, emailAddress, language, line, lines } from './text.ts'

export const business = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  language,
  /** Which files customers and agents may send. */
  attachments: attachmentPolicy,
  sequence: z.int(),
})
export type Business = z.infer<typeof business>

export const brand = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  language,
  isArchived: z.boolean(),
  sequence: z.int(),
})
export type Brand = z.infer<typeof brand>

/** The words of a widget in one language. */
export const widgetTexts = z.strictObject({
  title: line(40),
  greeting: line(60),
  subtitle: lines(120),
  placeholder: line(40),
})
export type WidgetTexts = z.infer<typeof widgetTexts>

/** The words of the rating in one language. */
export const ratingTexts = z.strictObject({ question: line(60), thanks: line(60) })
export type RatingTexts = z.infer<typeof ratingTexts>

/** A word customers may add to their score. The id stays when the words are changed. */
const ratingTag = z.strictObject({
  id: z.uuid(),
  'zh-CN': line(ratingTagCharactersMax),
  en: line(ratingTagCharactersMax),
})
const ratingTags = z
  .array(ratingTag)
  .max(ratingTagsMax)
  .refine((tags) => new Set(tags.map(({ id }) => id)).size === tags.length, {
    error: 'each tag once',
  })
export type RatingTag = z.infer<typeof ratingTag>

export const ratingSettings = z.strictObject({
  /** Whether customers are asked once their conversation is resolved. */
  isAsked: z.boolean(),
  texts: z.strictObject({ 'zh-CN': ratingTexts, en: ratingTexts }),
  /** What may be added to scores of 1 to 3, and to those of 4 and 5. */
  tags: z.strictObject({ low: ratingTags, high: ratingTags }),
})
export type RatingSettings = z.infer<typeof ratingSettings>

export const widgetSettings = z.strictObject({
  /** The launcher and the header; white text on it must reach 4.5:1, checked on saving. */
  colour,
  position: z.enum(['right', 'left']),
  theme: z.enum(['light', 'dark', 'system']),
  /** `auto` follows the page's language, else the browser's. */
  language: z.enum(['auto', 'zh-CN', 'en']),
  texts: z.strictObject({ 'zh-CN': widgetTexts, en: widgetTexts }),
  /** Hosts whose pages may show the widget (`shop.example`, `*.shop.example`). Empty: any page. */
  allowedDomains: z
    .array(
      z
        .string()
        .regex(/^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$/)
        .max(253),
    )
    .max(allowedDomainsMax),
  rating: ratingSettings,
})
export type WidgetSettings = z.infer<typeof widgetSettings>

export const widgetLine = z.strictObject({
  id: z.uuid(),
  kind: z.literal('widget'),
  brandId: z.uuid(),
  name: z.string(),
  settings: widgetSettings,
  /** The queue its conversations wait in. */
  queueId: z.uuid(),
  isArchived: z.boolean(),
  sequence: z.int(),
})
export type WidgetLine = z.infer<typeof widgetLine>

export const readSetup = endpoint({
  method: 'GET',
  path: '/api/setup',
  summary:
    'Whether the business exists yet, and whether creating it takes the printed set-up code.',
  door: 'anyone',
  reply: z.strictObject({ isSetUp: z.boolean(), needsCode: z.boolean() }),
})

export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  summary:
    'Creates the business, its first brand and widget line, and its owner, and signs the owner in.',
  door: 'anyone',
  body: z.strictObject({
    businessName: line(nameCharactersMax),
    ownerName: line(nameCharactersMax),
    email: emailAddress,
    password: z.string().max(passwordCharactersMax),
    language,
    code: z.string().max(64).optional(),
  }),
  reply: z.strictObject({ business, brand, line: widgetLine, agentId: z.uuid() }),
  refusals: ['already_set_up', 'setup_code_wrong', 'password_weak'],
})

export const readBusiness = endpoint({
  method: 'GET',
  path: '/api/business',
  summary: 'The business, its brands and its lines.',
  door: 'agent',
  scope: 'business:read',
  reply: z.strictObject({ business, brands: z.array(brand), lines: z.array(widgetLine) }),
})

export const changeBusiness = endpoint({
  method: 'PATCH',
  path: '/api/business',
  summary: 'Renames the business, changes its language or which files may be sent. Administrators.',
  door: 'agent',
  body: z.strictObject({
    baseSequence: z.int(),
    name: line(nameCharactersMax).optional(),
    language: language.optional(),
    attachments: attachmentPolicy.optional(),
  }),
  reply: business,
  refusals: ['stale'],
})

export const createBrand = endpoint({
  method: 'POST',
  path: '/api/brands',
  summary: 'Adds a brand. Administrators.',
  door: 'agent',
  body: z.strictObject({ name: line(nameCharactersMax), language }),
  reply: brand,
})

export const changeBrand = endpoint({
  method: 'PATCH',
  path: '/api/brands/:id',
  summary: 'Renames a brand, archives it or brings it back. Administrators.',
  door: 'agent',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({
    baseSequence: z.int(),
    name: line(nameCharactersMax).optional(),
    language: language.optional(),
    isArchived: z.boolean().optional(),
  }),
  reply: brand,
  refusals: ['stale', 'brand_in_use'],
})

export const createWidgetLine = endpoint({
  method: 'POST',
  path: '/api/lines',
  summary: 'Adds a widget line with default settings. Administrators.',
  door: 'agent',
  body: z.strictObject({ brandId: z.uuid(), name: line(nameCharactersMax) }),
  reply: widgetLine,
})

export const changeWidgetLine = endpoint({
  method: 'PATCH',
  path: '/api/lines/:id',
  summary:
    'Changes a widget line: name, colours, texts, allowed domains; archives it or brings it back.',
  door: 'agent',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({
    baseSequence: z.int(),
    name: line(nameCharactersMax).optional(),
    settings: widgetSettings.optional(),
    queueId: z.uuid().optional(),
    isArchived: z.boolean().optional(),
  }),
  reply: widgetLine,
  refusals: ['stale', 'reference_unknown'],
})

export const revealLineSecret = endpoint({
  method: 'POST',
  path: '/api/lines/:id/secret',
  summary: 'The secret with which the shop signs identity tokens. Each reading is audited.',
  door: 'agent',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.strictObject({ secret: z.string() }),
})

export const rotateLineSecret = endpoint({
  method: 'POST',
  path: '/api/lines/:id/secret/rotation',
  summary: 'Replaces the identity secret; tokens signed with the old one stop working at once.',
  door: 'agent',
  params: z.strictObject({ id: z.uuid() }),
  reply: done,
})

export const businessCreated = event('business', 'business.created', z.object({ business }))
export const businessChanged = event('business', 'business.changed', z.object({ business }))
export const brandCreated = event('business', 'brand.created', z.object({ brand }))
export const brandChanged = event('business', 'brand.changed', z.object({ brand }))
export const lineCreated = event('business', 'line.created', z.object({ line: widgetLine }))
export const lineChanged = event('business', 'line.changed', z.object({ line: widgetLine }))
export const lineSecretRevealed = event(
  'business',
  'line.secret-revealed',
  z.object({ lineId: z.uuid() }),
)
export const lineSecretRotated = event(
  'business',
  'line.secret-rotated',
  z.object({ lineId: z.uuid() }),
)
