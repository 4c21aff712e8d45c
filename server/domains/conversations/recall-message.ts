import type { Message } from '@yingsheng/contracts/conversations'
import { messageRecalled } from '@yingsheng/contracts/messages'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { changeMessage, lockOwnMessage, type Place } from './change-message.ts'
import { withdrawFiles } from '../files/index.ts'
import { keepVersion } from './store/message-changes.ts'

/**
 * Takes one's own message back: that something was said stays, what was said goes, for customers also
 * its files. Refuses `message_settled`, `not_allowed`, `not_found`.
 */
export function recallMessage(ctx: Context<AgentActor>, place: Place): Promise<Message> {
  return inTransaction(ctx, async (tx) => {
    const said = await lockOwnMessage(tx, place, 'recall')
    const { quote: _, reactions: __, editedAt: ___, ...before } = said
    const now = tx.now()
    await keepVersion(tx, before, now)
    await withdrawFiles(
      tx,
      before.files.map((file) => file.id),
    )
    const recalledAt = now.toISOString()
    return changeMessage(tx, messageRecalled, { ...before, text: '', files: [], recalledAt })
  })
}
