import type { Agent, agentSession, Me } from '@yingsheng/contracts/agents'
import type { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent, findPreferences, listAllAgents, listSessions } from './store/agents.ts'

/** All agents, for pickers and for reading who did what: deactivated ones included. */
export async function listAgents(ctx: Context<AgentActor>): Promise<{ agents: Agent[] }> {
  return { agents: await listAllAgents(ctx) }
}

/** Who is signed in. */
export async function readMe(ctx: Context<AgentActor>): Promise<Me> {
  const agent = await findAgent(ctx, ctx.actor.id)
  if (agent === undefined) throw new Refusal('not_found')
  return { agent, preferences: await findPreferences(ctx, agent.id) }
}

/** Where I am signed in. */
export async function listMySessions(
  ctx: Context<AgentActor>,
): Promise<{ sessions: z.infer<typeof agentSession>[] }> {
  const rows = await listSessions(ctx, ctx.actor.id, ctx.now())
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      isThisOne: row.id === ctx.actor.sessionId,
      userAgent: row.user_agent,
      ip: row.ip,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
  }
}
