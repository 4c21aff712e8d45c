import { z } from 'zod'
import { endpoint, event } from './endpoint.ts'
import { nameCharactersMax, noteCharactersMax } from './limits.ts'
import { emailAddress, language, line, lines, phoneNumber } from './text.ts'

/** A customer as agents see him: phone and e-mail are masked; revealing them is a logged action. */
export const customer = z.strictObject({
  id: z.uuid(),
  /** Null: nobody has told us; interfaces show 访客 and the number. */
  name: z.string().nullable(),
  /** A short number people can say. */
  number: z.int(),
  phoneMasked: z.string().nullable(),
  emailMasked: z.string().nullable(),
  language: language.nullable(),
  remark: z.string(),
  /** True once a shop's signed token has said who this is. */
  isIdentified: z.boolean(),
  /** What the shop's page told about him (widget API `setFields`), as told. */
  fields: z.record(z.string(), z.string()),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  sequence: z.int(),
})
export type Customer = z.infer<typeof customer>

/** The page a customer was last seen on. */
export const page = z.strictObject({ url: z.string().max(2_000), title: z.string().max(200) })
export type Page = z.infer<typeof page>

const id = z.strictObject({ id: z.uuid() })

export const readCustomer = endpoint({
  method: 'GET',
  path: '/api/customers/:id',
  summary: 'One customer, masked.',
  door: 'agent',
  scope: 'customers:read',
  params: id,
  reply: customer,
})

export const changeCustomer = endpoint({
  method: 'PATCH',
  path: '/api/customers/:id',
  summary: 'Edits the profile. A null clears a field; a field left out stays.',
  door: 'agent',
  scope: 'customers:write',
  params: id,
  body: z.strictObject({
    baseSequence: z.int(),
    name: line(nameCharactersMax).nullable().optional(),
    phone: phoneNumber.nullable().optional(),
    email: emailAddress.nullable().optional(),
    language: language.nullable().optional(),
    remark: lines(noteCharactersMax).optional(),
  }),
  reply: customer,
  refusals: ['stale'],
})

export const revealCustomerDetail = endpoint({
  method: 'POST',
  path: '/api/customers/:id/reveals',
  summary: 'The phone number or e-mail address in full. Each reading is audited.',
  door: 'agent',
  params: id,
  body: z.strictObject({ detail: z.enum(['phone', 'email']) }),
  reply: z.strictObject({ value: z.string() }),
  refusals: ['too_many'],
})

export const customerCreated = event('customer', 'customer.created', z.object({ customer }))
export const customerIdentified = event('customer', 'customer.identified', z.object({ customer }))
export const customerProfileChanged = event(
  'customer',
  'customer.profile-changed',
  z.object({ customer, changed: z.array(z.string()) }),
)
export const customerDetailRevealed = event(
  'customer',
  'customer.detail-revealed',
  z.object({ customerId: z.uuid(), detail: z.enum(['phone', 'email']) }),
)
export const customerSessionEnded = event(
  'customer',
  'customer.session-ended',
  z.object({ customerId: z.uuid(), sessionId: z.uuid() }),
)
