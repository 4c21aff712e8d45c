import { agentSignedOut } from '@yingsheng/contracts/agents'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { deleteSession, saveAgent } from './store/agents.ts'

/** Ends the session the request came with. */
export async function signOut(
  ctx: Context<AgentActor>,
  _input: object,
  exchange: Exchange,
): Promise<{ done: true }> {
  await inTransaction(ctx, (tx) => endSession(tx, tx.actor.id, tx.actor.sessionId))
  exchange.clearAgentToken()
  return { done: true }
}

/** False when there is no such session of this agent. */
export async function endSession(
  tx: Parameters<typeof recordEvent>[0],
  agentId: string,
  sessionId: string,
): Promise<boolean> {
  if (!(await deleteSession(tx, agentId, sessionId))) return false
  await recordEvent(tx, agentSignedOut, await saveAgent(tx, agentId), { agentId, sessionId })
  return true
}
