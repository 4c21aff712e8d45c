import { conversationResolved, type ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { noteFreed } from '../agents/index.ts'
import { mayAssign } from './permissions.ts'
import { lockConversation } from './store/conversations.ts'
import { saveHolding } from './store/holdings.ts'

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

    const conversation = await saveHolding(tx, { id: input.id, status: 'resolved' }, tx.now())
    if (before.assigneeId !== null) await noteFreed(tx, [before.assigneeId])
    await recordEvent(tx, conversationResolved, conversation, { conversation })
    return conversation
  })
}
