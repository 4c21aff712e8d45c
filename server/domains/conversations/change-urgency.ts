import { type ConversationState, urgencyChanged } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockConversation, saveConversation } from './store/conversations.ts'

/** Says how urgent a conversation is: the more urgent is given out first. Refuses `conversation_resolved`. */
export function changeUrgency(
  ctx: Context<AgentActor>,
  { id, urgency }: { id: string; urgency: number },
): Promise<ConversationState> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, id)
    if (before === undefined) throw new Refusal('not_found')
    if (before.status === 'resolved') throw new Refusal('conversation_resolved')
    if (before.urgency === urgency) return before
    const conversation = await saveConversation(tx, id, { urgency })
    await recordEvent(tx, urgencyChanged, conversation, {
      conversation,
      previous: before.urgency,
    })
    return conversation
  })
}
