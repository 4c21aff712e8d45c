import type { RefusalCode } from '@yingsheng/contracts/refusals'

type Assigned = { status: 'open' | 'resolved'; assigneeId: string | null; sequence: number }
type Decision =
  | { outcome: 'refused'; code: RefusalCode }
  | { outcome: 'unchanged' }
  | { outcome: 'changed'; assigneeId: string | null }

/** Whether a conversation may go to the agent (null: to nobody). `assignee` is null for nobody. */
export function decideAssignment(
  conversation: Assigned,
  assignee: { id: string; status: string } | null,
  baseSequence: number | null,
): Decision {
  if (conversation.status === 'resolved')
    return { outcome: 'refused', code: 'conversation_resolved' }
  if (assignee !== null && assignee.status !== 'active')
    return { outcome: 'refused', code: 'agent_inactive' }
  if ((assignee?.id ?? null) === conversation.assigneeId) return { outcome: 'unchanged' }
  if (baseSequence !== null && baseSequence < conversation.sequence)
    return { outcome: 'refused', code: 'stale' }
  return { outcome: 'changed', assigneeId: assignee?.id ?? null }
}

/** Of two agents who reach for the same conversation one gets it; his second reach changes nothing. */
export function decideClaim(conversation: Assigned, agentId: string): Decision {
  if (conversation.status === 'resolved')
    return { outcome: 'refused', code: 'conversation_resolved' }
  if (conversation.assigneeId === agentId) return { outcome: 'unchanged' }
  if (conversation.assigneeId !== null) return { outcome: 'refused', code: 'already_claimed' }
  return { outcome: 'changed', assigneeId: agentId }
}
