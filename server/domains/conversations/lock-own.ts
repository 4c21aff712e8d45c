import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { Tx } from '../../platform/context.ts'
import { mayRead } from './permissions.ts'
import { lockConversation } from './store/conversations.ts'

/** The customer's own conversation, locked for the rest of the transaction; undefined when it is not his. */
export async function lockOwn(tx: Tx, id: string): Promise<ConversationState | undefined> {
  const conversation = await lockConversation(tx, id)
  return conversation && mayRead(tx.actor, conversation) ? conversation : undefined
}
