import type { ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent } from '../agents/index.ts'
import { handOver } from './hand-over.ts'
import { decideClaim } from './rules/assignment.ts'
import { lockConversation } from './store/conversations.ts'

/** Takes an unassigned conversation. Refuses `already_claimed` with who has it (`by: {id, name}`). */
export function claimConversation(
  ctx: Context<AgentActor>,
  input: { id: string },
): Promise<ConversationState> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    const decision = decideClaim(before, tx.actor.id)
    if (decision.outcome === 'unchanged') return before
    if (decision.outcome === 'refused') {
      const holder = before.assigneeId === null ? undefined : await findAgent(tx, before.assigneeId)
      throw new Refusal(decision.code, holder && { by: { id: holder.id, name: holder.name } })
    }
    const me = await findAgent(tx, tx.actor.id)
    const [conversation] = await handOver(tx, 'claim', [{ before, assignee: me! }])
    return conversation!
  })
}
