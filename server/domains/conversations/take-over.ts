import type { ConversationState } from '@yingsheng/contracts/conversations'
import { intervened } from '@yingsheng/contracts/supervision'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent, recordOfAgent } from '../agents/index.ts'
import { handOver } from './hand-over.ts'
import { concernOf, endListening } from './listen-in.ts'
import { lockConversation } from './store/conversations.ts'

/**
 * A supervisor makes a conversation his, whoever has it; who had it reads why. He listens no more:
 * from here on he is in it. Refuses `conversation_resolved`.
 */
export async function takeOver(
  ctx: Context<AgentActor>,
  { id, reason }: { id: string; reason: string },
): Promise<ConversationState> {
  const after = await inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, id)
    if (before === undefined) throw new Refusal('not_found')
    if (before.status === 'resolved') throw new Refusal('conversation_resolved')
    if (before.assigneeId === tx.actor.id) return before
    const me = await findAgent(tx, tx.actor.id)
    const [conversation] = await handOver(tx, 'takeover', [{ before, assignee: me!, reason }])
    await recordOfAgent(tx, intervened, {
      agentId: tx.actor.id,
      data: { ...concernOf(before, tx.actor.id), reason },
    })
    return conversation!
  })
  await endListening(ctx, { conversationId: id, agentId: ctx.actor.id })
  return after
}
