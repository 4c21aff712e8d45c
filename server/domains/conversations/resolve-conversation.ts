import { conversationResolved, type ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayAssign } from './permissions.ts'
import { lockConversation, saveConversation } from './store/conversations.ts'

/** Marks it resolved. Refuses `stale` when the customer waits and has written after `baseSequence`. */
export function resolveConversation(
  ctx: Context<AgentActor>,
  input: { id: string; baseSequence?: number | undefined },
): Promise<ConversationState> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (!mayAssign(tx.actor, before)) throw new Refusal('not_allowed')
    if (before.status === 'resolved') return before
    const isBehind = input.baseSequence !== undefined && input.baseSequence < before.sequence
    if (isBehind && before.waitingSince !== null) throw new Refusal('stale', { now: before })

    const now = tx.now()
    const conversation = await saveConversation(tx, input.id, {
      status: 'resolved',
      resolvedAt: now,
      isAnswered: now,
    })
    await recordEvent(tx, conversationResolved, conversation, { conversation })
    return conversation
  })
}
