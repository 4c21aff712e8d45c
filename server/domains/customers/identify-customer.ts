import { customerCreated, customerIdentified } from '@yingsheng/contracts/customers'
import type { Language } from '@yingsheng/contracts/text'
import { jwtVerify } from 'jose'
import type { Context, Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openLineSecret } from '../business/index.ts'
import { presentCustomer } from './present.ts'
import { type Identity, readIdentityClaims } from './rules/identity-claims.ts'
import {
  type CustomerRecord,
  findByShopIdentity,
  insertCustomer,
  insertShopIdentity,
  lockCustomer,
  saveCustomer,
} from './store.ts'

/** Clocks of shop and server may differ so much. */
const clockToleranceSeconds = 30

/**
 * What a shop's token says. HS256 only, audience = the line's id (RFC 7519).
 * Refuses `identity_token_invalid` with the problem.
 */
export async function verifyIdentity(
  ctx: Context,
  lineId: string,
  identityToken: string,
): Promise<Identity> {
  const secret = await openLineSecret(ctx, lineId)
  if (secret === undefined) throw new Refusal('not_found')
  const { payload } = await jwtVerify(identityToken, new TextEncoder().encode(secret), {
    algorithms: ['HS256'],
    audience: lineId,
    currentDate: ctx.now(),
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['sub', 'exp'],
  }).catch((error: Error) => {
    throw new Refusal('identity_token_invalid', { problem: error.message })
  })
  const verdict = readIdentityClaims(payload, ctx.now().getTime() / 1000)
  if (verdict.outcome === 'refused')
    throw new Refusal('identity_token_invalid', { problem: verdict.problem })
  return verdict.identity
}

/**
 * The customer behind a verified identity: the one we know, or a new one. What the shop says fills
 * fields that are empty; it does not overwrite what agents wrote.
 */
export async function identifyCustomer(
  tx: Tx,
  { lineId, identity, language }: { lineId: string; identity: Identity; language: Language | null },
): Promise<CustomerRecord> {
  const knownId = await findByShopIdentity(tx, lineId, identity.subject)
  if (knownId !== undefined) return fillProfile(tx, (await lockCustomer(tx, knownId))!, identity)

  const { name, email, phone } = identity
  const created = await insertCustomer(
    tx,
    { id: tx.newId(), name, email, phone, language, isIdentified: true },
    tx.now(),
  )
  const isFirst = await insertShopIdentity(
    tx,
    { customerId: created.id, lineId, subject: identity.subject },
    tx.now(),
  )
  // Two tabs at once: the slower one gives up and comes again, to find the customer there.
  if (!isFirst) throw new Refusal('unavailable')
  await recordEvent(tx, customerCreated, created, { customer: presentCustomer(created) })
  return created
}

async function fillProfile(
  tx: Tx,
  record: CustomerRecord,
  identity: Identity,
): Promise<CustomerRecord> {
  const change = {
    ...(record.name === null && identity.name !== undefined && { name: identity.name }),
    ...(record.email === null && identity.email !== undefined && { email: identity.email }),
    ...(record.phone === null && identity.phone !== undefined && { phone: identity.phone }),
  }
  if (Object.keys(change).length === 0) return record
  const saved = await saveCustomer(tx, record.id, change)
  await recordEvent(tx, customerIdentified, saved, { customer: presentCustomer(saved) })
  return saved
}
