import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { Tx } from '../../platform/context.ts'
import { saveConversation } from './store/conversations.ts'

/** Keeps what the customer gave for it beside the conversation, and raises its stream for the event. */
export function noteScore(tx: Tx, id: string, score: number): Promise<ConversationState> {
  return saveConversation(tx, id, { score })
}
