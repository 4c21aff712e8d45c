import { customerCreated } from '@yingsheng/contracts/customers'
import { customerTokenDays } from '@yingsheng/contracts/limits'
import type { Language } from '@yingsheng/contracts/text'
import type { CustomerSession } from '@yingsheng/contracts/widget'
import type { Tx } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { presentCustomer } from './present.ts'
import { type CustomerRecord, insertCustomer, insertCustomerSession } from './store.ts'

/** A new customer nobody knows, and a token for his browser. */
export async function openAnonymousSession(
  tx: Tx,
  lineId: string,
  language: Language | null,
): Promise<CustomerSession> {
  const record = await insertCustomer(
    tx,
    { id: tx.newId(), language, isIdentified: false },
    tx.now(),
  )
  await recordEvent(tx, customerCreated, record, { customer: presentCustomer(record) })
  return openSession(tx, record, lineId, false)
}

/** A token for a customer whom the shop has vouched for. */
export function openIdentifiedSession(
  tx: Tx,
  record: CustomerRecord,
  lineId: string,
): Promise<CustomerSession> {
  return openSession(tx, record, lineId, true)
}

async function openSession(
  tx: Tx,
  record: CustomerRecord,
  lineId: string,
  isIdentified: boolean,
): Promise<CustomerSession> {
  const token = tx.newToken()
  const expiresAt = new Date(tx.now().getTime() + customerTokenDays * 86_400_000)
  const session = {
    id: tx.newId(),
    tokenHash: hashToken(token),
    customerId: record.id,
    lineId,
    isIdentified,
    expiresAt,
  }
  await insertCustomerSession(tx, session, tx.now())
  return {
    token,
    customerId: record.id,
    isIdentified,
    name: record.name,
    expiresAt: expiresAt.toISOString(),
  }
}
