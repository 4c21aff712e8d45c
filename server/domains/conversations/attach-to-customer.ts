import { conversationIdentified } from '@yingsheng/contracts/conversations'
import type { Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { lockCustomer } from '../customers/index.ts'
import { lockAllOfCustomer, saveConversation } from './store/conversations.ts'
import { moveUploads } from '../files/index.ts'
import { moveMessages } from './store/messages.ts'
import { movePositions } from './store/positions.ts'

/** What an anonymous customer said before we knew him moves to his record, in the caller's transaction. */
export async function attachToCustomer(
  tx: Tx,
  {
    from,
    to,
    lineId,
  }: { from: string; to: { id: string; name: string | null; number: number }; lineId: string },
): Promise<void> {
  // What he is just saying is said first, and in the same order of locks: customer, then conversation.
  await lockCustomer(tx, from)
  for (const { id } of await lockAllOfCustomer(tx, from, lineId)) {
    const conversation = await saveConversation(tx, id, { customerId: to.id })
    const move = { conversationId: id, from, to: to.id }
    await moveMessages(tx, move)
    await movePositions(tx, move)
    await recordEvent(tx, conversationIdentified, conversation, {
      conversation,
      previousCustomerId: from,
      customerName: to.name,
      customerNumber: to.number,
    })
  }
  await moveUploads(tx, { from, to: to.id })
}
