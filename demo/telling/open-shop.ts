import { authenticateAgent } from '../../server/domains/agents/index.ts'
import type { AgentActor } from '../../server/platform/context.ts'
import { agents, type CastAgent, password } from '../story/agents.ts'
import { businessName, lines, type LineKey } from '../story/lines.ts'
import { keepLists } from './keep-lists.ts'
import type { Stage } from './stage.ts'

/** The shop as it stands when its first customer comes: who works there, and where customers reach them. */
export type Shop = { agents: Map<string, AgentActor>; lines: Record<LineKey, string> }

/** The owner sets the business up, hires everybody who works there, and opens the second brand. */
export async function openShop(stage: Stage): Promise<Shop> {
  const [owner, ...others] = agents.filter(({ hasJoined }) => hasJoined) as [
    CastAgent,
    ...CastAgent[],
  ]
  const { reply: made, token } = await stage.enter('POST /api/setup', {
    body: { businessName, ownerName: owner.name, email: owner.email, password, language: 'zh-CN' },
  })
  const ownerActor = await settle(stage, owner, token)
  const hired = new Map([[owner.name, ownerActor]])
  for (const agent of others) hired.set(agent.name, await hire(stage, ownerActor, agent))

  const { overseas, website } = lines
  const brand = await stage.ask(ownerActor, 'POST /api/brands', {
    body: { name: overseas.brand, language: overseas.language },
  })
  const second = await stage.ask(ownerActor, 'POST /api/lines', {
    body: { brandId: brand.id, name: overseas.name },
  })
  for (const [line, { settings }] of [[made.line, website] as const, [second, overseas] as const]) {
    await stage.ask(ownerActor, 'PATCH /api/lines/:id', {
      params: { id: line.id },
      body: { baseSequence: line.sequence, settings },
    })
  }
  const shop = { agents: hired, lines: { website: made.line.id, overseas: second.id } }
  await keepLists(stage, { owner: ownerActor, ...shop })
  return shop
}

async function hire(stage: Stage, owner: AgentActor, agent: CastAgent): Promise<AgentActor> {
  const invitation = await invite(stage, owner, agent)
  const body = { token: invitation, password }
  const { token } = await stage.enter('POST /api/links/use', { body })
  return settle(stage, agent, token)
}

/** Invites an agent; answers the token of the invitation's link. */
export async function invite(
  stage: Stage,
  by: AgentActor,
  { name, email, role }: CastAgent,
): Promise<string> {
  const { link } = await stage.ask(by, 'POST /api/agents', { body: { name, email, role } })
  return new URL(link.url).hash.slice(1)
}

/** An agent who has just signed in chooses what customers call him, and his language. */
async function settle(stage: Stage, agent: CastAgent, token: string): Promise<AgentActor> {
  const actor = await authenticateAgent(stage.ground, token, agent.ip)
  const { publicName, language } = agent
  await stage.ask(actor, 'PATCH /api/me', { body: { publicName, preferences: { language } } })
  return actor
}
