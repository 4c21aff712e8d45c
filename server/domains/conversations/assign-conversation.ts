import type { ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent } from '../agents/index.ts'
import { areEntries } from '../catalogue/index.ts'
import { handOver } from './hand-over.ts'
import { mayAssign } from './permissions.ts'
import { decideAssignment } from './rules/assignment.ts'
import { lockConversation } from './store/conversations.ts'

type Input = {
  id: string
  assigneeId: string | null
  queueId?: string | undefined
  baseSequence?: number | undefined
}

/**
 * Gives the conversation to an agent, or to nobody: back into its queue or into another. Refuses
 * `stale`, `agent_inactive`, `conversation_resolved`, `reference_unknown`, `not_allowed`.
 */
export function assignConversation(
  ctx: Context<AgentActor>,
  input: Input,
): Promise<ConversationState> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (!mayAssign(tx.actor, before)) throw new Refusal('not_allowed')
    const assignee = input.assigneeId === null ? null : await findAgent(tx, input.assigneeId)
    if (assignee === undefined) throw new Refusal('not_found')

    const queueId = assignee === null ? input.queueId : undefined
    if (queueId !== undefined && !(await areEntries(tx, 'queue', [queueId])))
      throw new Refusal('reference_unknown', { kind: 'queue' })

    const decision = decideAssignment(before, {
      assignee,
      queueId: queueId ?? before.queueId,
      baseSequence: input.baseSequence ?? null,
    })
    if (decision.outcome === 'refused') throw new Refusal(decision.code, { now: before })
    if (decision.outcome === 'unchanged') return before
    const [conversation] = await handOver(tx, 'assignment', [
      { before, assignee, ...(queueId !== undefined && { queueId }) },
    ])
    return conversation!
  })
}
