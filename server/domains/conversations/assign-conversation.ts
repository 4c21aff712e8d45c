import { conversationAssigned, type ConversationState } from '@yingsheng/contracts/conversations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent } from '../agents/index.ts'
import { mayAssign } from './permissions.ts'
import { decideAssignment } from './rules/assignment.ts'
import { lockConversation, saveConversation } from './store/conversations.ts'

type Input = { id: string; assigneeId: string | null; baseSequence?: number | undefined }

/** Gives the conversation to an agent, or to nobody. Refuses `stale`, `agent_inactive`, `conversation_resolved`, `not_allowed`. */
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

    const decision = decideAssignment(before, assignee, input.baseSequence ?? null)
    if (decision.outcome === 'refused') throw new Refusal(decision.code, { now: before })
    if (decision.outcome === 'unchanged') return before
    const conversation = await saveConversation(tx, input.id, { assigneeId: decision.assigneeId })
    await recordEvent(tx, conversationAssigned, conversation, {
      conversation,
      previousAssigneeId: before.assigneeId,
      assigneeName: assignee?.publicName ?? null,
      by: 'assignment',
    })
    return conversation
  })
}
