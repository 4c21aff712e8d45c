import { conversationReopened, type ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent } from '../agents/index.ts'
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
    return reopen(tx, before, 'agent')
  })
}

/** Whoever had it has it again, unless he works here no more: then it is nobody's. */
export async function reopen(
  tx: Tx,
  { id, assigneeId }: ConversationState,
  by: 'agent' | 'customer',
): Promise<ConversationState> {
  const assignee = assigneeId === null ? undefined : await findAgent(tx, assigneeId)
  const conversation = await saveConversation(tx, id, {
    status: 'open',
    resolvedAt: null,
    ...(assignee?.status !== 'active' && { assigneeId: null }),
  })
  await recordEvent(tx, conversationReopened, conversation, { conversation, by })
  return conversation
}
