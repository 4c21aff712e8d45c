import { z } from 'zod'
import { endpoint, event } from './endpoint.ts'

/** `09:00`; `24:00` ends a day. */
const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/)

/** When a brand is served, week after week. */
export const openingHours = z.strictObject({
  /** IANA name: `Asia/Shanghai`. */
  timeZone: z.string().max(64),
  isAlwaysOpen: z.boolean(),
  /** Monday is 1. Several intervals a day leave room for lunch. None at all: closed. */
  intervals: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), from: clock, to: clock }))
    .max(50),
})
export type OpeningHours = z.infer<typeof openingHours>

export const brandHours = z.strictObject({
  brandId: z.uuid(),
  hours: openingHours,
  sequence: z.int(),
})
export type BrandHours = z.infer<typeof brandHours>

export const readHours = endpoint({
  method: 'GET',
  path: '/api/hours',
  summary: 'When each brand is served. A brand without an entry is always open.',
  door: 'agent',
  reply: z.strictObject({ brands: z.array(brandHours) }),
})

export const changeHours = endpoint({
  method: 'PUT',
  path: '/api/brands/:id/hours',
  summary:
    'Sets when a brand is served. Administrators. `baseSequence` is 0 where nothing was set.',
  door: 'agent',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ baseSequence: z.int(), hours: openingHours }),
  reply: brandHours,
  refusals: ['stale', 'hours_invalid'],
})

export const hoursChanged = event(
  'business',
  'brand.hours-changed',
  z.object({ hours: brandHours, previous: openingHours.nullable() }),
)
