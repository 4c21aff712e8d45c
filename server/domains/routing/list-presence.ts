import type { listPresence as contract } from '@yingsheng/contracts/presence'
import type { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import { listAgentPresence } from '../agents/index.ts'
import { countLoads } from '../conversations/index.ts'

/** Who is there, in which state since when, and how much each has. */
export async function listPresence(
  ctx: Context<AgentActor>,
): Promise<z.input<typeof contract.reply>> {
  const [agents, loads] = await Promise.all([listAgentPresence(ctx), countLoads(ctx)])
  return { agents: agents.map((agent) => ({ ...agent, load: loads.get(agent.agentId) ?? 0 })) }
}
