import { conversationReopened, type ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayAssign } from './permissions.ts'
import { lockConversation, saveConversation } from './store/conversations.ts'

/** Opens a resolved conversation again. */
export function reopenConversation(
  ctx: Context<AgentActor>,
  input: { id: string },
): Promise<ConversationState> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (!mayAssign(tx.actor, before)) throw new Refusal('not_allowed')
    if (before.status === 'open') return before
    const conversation = await saveConversation(tx, input.id, { status: 'open', resolvedAt: null })
    await recordEvent(tx, conversationReopened, conversation, { conversation, by: 'agent' })
    return conversation
  })
}
