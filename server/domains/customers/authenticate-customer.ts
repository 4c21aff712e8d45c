import type { CustomerActor, Db, Ground } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findCustomerSession, hasCustomerSession } from './store.ts'

/** The customer behind a token. Refuses `not_signed_in`, `session_over`. */
export async function authenticateCustomer(
  ground: Ground,
  token: string | undefined,
): Promise<CustomerActor> {
  if (token === undefined || token === '') throw new Refusal('not_signed_in')
  const session = await findCustomerSession(ground, hashToken(token), ground.now())
  if (session === undefined) throw new Refusal('session_over')
  return {
    kind: 'customer',
    id: session.customer_id,
    lineId: session.line_id,
    sessionId: session.id,
    isIdentified: session.is_identified,
  }
}

/** Whether the session goes on: not ended, not expired, and its secret not replaced. */
export function isCustomerSessionLive(
  ctx: Db & Pick<Ground, 'now'>,
  sessionId: string,
): Promise<boolean> {
  return hasCustomerSession(ctx, sessionId, ctx.now())
}
