import { openLineSecret } from '../../server/domains/business/index.ts'
import type { Ground } from '../../server/platform/context.ts'
import type { CastCustomer } from '../story/customers.ts'
import { fillDates } from '../telling/fill-dates.ts'
import { signIdentity } from './sign-identity.ts'

/** The shop's word for who a customer is: a token for one of its lines. */
export async function vouchFor(
  ground: Ground,
  lineId: string,
  customer: CastCustomer,
): Promise<string> {
  const secret = await openLineSecret(ground, lineId)
  if (secret === undefined) throw new Error(`the shop has no line ${lineId}`)
  const { subject, name, email, phone } = customer
  const identity = { sub: subject, name, ...(email && { email }), ...(phone && { phone }) }
  return signIdentity(identity, { lineId, secret, now: ground.now() })
}

/** What the shop's page tells of him, dates filled in as of `now`. */
export function fieldsOf(
  { fields = {}, language }: CastCustomer,
  now: Date,
): Record<string, string> {
  const told = Object.entries(fields).map(([name, text]) => [name, fillDates(text, now, language)])
  return Object.fromEntries(told) as Record<string, string>
}
