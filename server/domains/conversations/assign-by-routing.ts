import type { SystemActor, Tx } from '../../platform/context.ts'
import { findAgents, noteAssigned } from '../agents/index.ts'
import { handOver } from './hand-over.ts'
import { lockConversations } from './store/holdings.ts'

type Given = { conversationId: string; agentId: string }

/**
 * Gives conversations that wait to the agents that routing chose. What somebody has taken or resolved
 * meanwhile is left alone. Answers what was given.
 */
export async function assignByRouting<G extends Given>(
  tx: Tx<SystemActor>,
  wanted: readonly G[],
): Promise<G[]> {
  const locked = await lockConversations(
    tx,
    wanted.map(({ conversationId }) => conversationId),
  )
  const agents = await findAgents(
    tx,
    wanted.map(({ agentId }) => agentId),
  )
  const given = wanted.flatMap((one) => {
    const before = locked.get(one.conversationId)
    const assignee = agents.get(one.agentId)
    const isFree = before !== undefined && before.queuedAt !== null && assignee?.status === 'active'
    return isFree ? [{ one, handOver: { before, assignee } }] : []
  })
  if (given.length === 0) return []
  await handOver(
    tx,
    'routing',
    given.map((each) => each.handOver),
  )
  await noteAssigned(
    tx,
    given.map(({ one }) => one.agentId),
  )
  return given.map(({ one }) => one)
}
