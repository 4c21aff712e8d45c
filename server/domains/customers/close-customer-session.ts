import { customerSessionEnded } from '@yingsheng/contracts/customers'
import type { CustomerActor, Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { deleteCustomerSession, raiseCustomer } from './store.ts'

/** Ends one session of a customer; its sockets are closed when the event is heard. */
export async function closeCustomerSession(
  tx: Tx,
  session: Pick<CustomerActor, 'id' | 'sessionId'>,
): Promise<void> {
  if (!(await deleteCustomerSession(tx, session.sessionId))) return
  const customer = await raiseCustomer(tx, session.id)
  await recordEvent(tx, customerSessionEnded, customer, {
    customerId: session.id,
    sessionId: session.sessionId,
  })
}
