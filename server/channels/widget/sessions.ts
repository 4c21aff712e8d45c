import type { CustomerSession } from '@yingsheng/contracts/widget'
import {
  authenticateCustomer,
  closeCustomerSession,
  identifyCustomer,
  openAnonymousSession,
  openIdentifiedSession,
  verifyIdentity,
} from '../../domains/customers/index.ts'
import { attachToCustomer } from '../../domains/conversations/index.ts'
import { findOpenLine } from '../../domains/business/index.ts'
import {
  type AnyoneActor,
  type Context,
  type CustomerActor,
  inTransaction,
  type Tx,
} from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { chooseLanguage } from './rules/choose-language.ts'

type Input = {
  id: string
  identityToken?: string | undefined
  previousToken?: string | undefined
  language?: string | undefined
}

/**
 * A session for a browser: anonymous, or identified by the shop's token. What the same browser said
 * anonymously goes to the identified customer, and its anonymous token stops working.
 */
export async function openSession(
  ctx: Context<AnyoneActor>,
  input: Input,
): Promise<CustomerSession> {
  await ctx.attempts.count('customer session by address', ctx.actor.ip)
  const line = await findOpenLine(ctx, input.id)
  const language = input.language === undefined ? null : chooseLanguage('auto', input.language)
  if (input.identityToken === undefined) {
    return inTransaction(ctx, (tx) => openAnonymousSession(tx, line.id, language))
  }
  const identity = await verifyIdentity(ctx, line.id, input.identityToken)
  const previous =
    input.previousToken === undefined ? null : await findPrevious(ctx, input.previousToken)
  return inTransaction(ctx, async (tx) => {
    const customer = await identifyCustomer(tx, { lineId: line.id, identity, language })
    if (previous !== null && previous.lineId === line.id) await handOver(tx, previous, customer)
    return openIdentifiedSession(tx, customer, line.id)
  })
}

async function findPrevious(ctx: Context, token: string): Promise<CustomerActor | null> {
  try {
    return await authenticateCustomer(ctx, token)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function handOver(
  tx: Tx,
  previous: CustomerActor,
  to: { id: string; name: string | null; number: number },
): Promise<void> {
  if (!previous.isIdentified)
    await attachToCustomer(tx, { from: previous.id, to, lineId: previous.lineId })
  await closeCustomerSession(tx, previous)
}

/** Forgets this browser. */
export async function endSession(ctx: Context<CustomerActor>): Promise<{ done: true }> {
  await inTransaction(ctx, (tx) => closeCustomerSession(tx, tx.actor))
  return { done: true }
}
