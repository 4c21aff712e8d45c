import { conversationReopened, type ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent, isOnDuty } from '../agents/index.ts'
import { mayAssign } from './permissions.ts'
import { lockConversation } from './store/conversations.ts'
import { saveHolding } from './store/holdings.ts'

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
    return reopen(tx, before, 'agent')
  })
}

/**
 * Whoever had it has it again, if he is there to answer; else it waits in its queue, whose next free
 * agent may well be he, because he has served this customer before. [H3] An agent who opens it again
 * leaves it with whoever had it, unless he works here no more.
 */
export async function reopen(
  tx: Tx,
  { id, assigneeId }: ConversationState,
  by: 'agent' | 'customer',
): Promise<ConversationState> {
  const isThere =
    assigneeId !== null &&
    (by === 'agent'
      ? (await findAgent(tx, assigneeId))?.status === 'active'
      : await isOnDuty(tx, assigneeId))
  const conversation = await saveHolding(
    tx,
    { id, status: 'open', ...(!isThere && { assigneeId: null }) },
    tx.now(),
  )
  await recordEvent(tx, conversationReopened, conversation, { conversation, by })
  return conversation
}
