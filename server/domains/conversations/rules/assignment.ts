import type { RefusalCode } from '@yingsheng/contracts/refusals'

type Assigned = {
  status: 'open' | 'resolved'
  assigneeId: string | null
  queueId: string
  sequence: number
}
type Decision =
  | { outcome: 'refused'; code: RefusalCode }
  | { outcome: 'unchanged' }
  | { outcome: 'changed'; assigneeId: string | null }

/** Whether a conversation may go to the agent, or, with null, into the queue. */
export function decideAssignment(
  conversation: Assigned,
  {
    assignee,
    queueId,
    baseSequence,
  }: {
    assignee: { id: string; status: string } | null
    queueId: string
    baseSequence: number | null
  },
): Decision {
  if (conversation.status === 'resolved')
    return { outcome: 'refused', code: 'conversation_resolved' }
  if (assignee !== null && assignee.status !== 'active')
    return { outcome: 'refused', code: 'agent_inactive' }
  const isSameQueue = assignee !== null || queueId === conversation.queueId
  if ((assignee?.id ?? null) === conversation.assigneeId && isSameQueue)
    return { outcome: 'unchanged' }
  if (baseSequence !== null && baseSequence < conversation.sequence)
    return { outcome: 'refused', code: 'stale' }
  return { outcome: 'changed', assigneeId: assignee?.id ?? null }
}

/** Of two agents who reach for the same conversation one gets it; his second reach changes nothing. */
export function decideClaim(conversation: Omit<Assigned, 'queueId'>, agentId: string): Decision {
  if (conversation.status === 'resolved')
    return { outcome: 'refused', code: 'conversation_resolved' }
  if (conversation.assigneeId === agentId) return { outcome: 'unchanged' }
  if (conversation.assigneeId !== null) return { outcome: 'refused', code: 'already_claimed' }
  return { outcome: 'changed', assigneeId: agentId }
}
