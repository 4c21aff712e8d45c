import { agentResetLinked } from '@yingsheng/contracts/agents'
import {
  type AgentActor,
  type Context,
  inTransaction,
  type SystemActor,
  type Tx,
} from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'
import { createLink } from './create-link.ts'
import { mayManage } from './permissions.ts'
import { findAgentByEmail, lockAgent, saveAgent } from './store/agents.ts'

type Link = { url: string; expiresAt: string }

/** A link with which an agent sets a new password. Refuses `agent_inactive` when he cannot sign in. */
export function createResetLink(
  ctx: Context<AgentActor>,
  input: { id: string },
  exchange: Pick<Exchange, 'origin'>,
): Promise<{ link: Link }> {
  return inTransaction(ctx, async (tx) => {
    const agent = await lockAgent(tx, input.id)
    if (agent === undefined) throw new Refusal('not_found')
    if (!mayManage(tx.actor, agent)) throw new Refusal('not_allowed')
    return { link: await linkFor(tx, agent, exchange.origin) }
  })
}

/** The same from the server's own terminal, for an owner who is locked out. */
export async function createResetLinkForEmail(
  ctx: Context<SystemActor>,
  email: string,
  origin: string,
): Promise<Link> {
  const agent = await findAgentByEmail(ctx, email.toLowerCase())
  if (agent === undefined) throw new Refusal('not_found')
  return inTransaction(ctx, (tx) => linkFor(tx, agent, origin))
}

async function linkFor(
  tx: Tx,
  { id, status }: { id: string; status: string },
  origin: string,
): Promise<Link> {
  if (status !== 'active') throw new Refusal('agent_inactive', { status })
  const link = await createLink(tx, { agentId: id, purpose: 'reset', origin })
  const agent = await saveAgent(tx, id)
  await recordEvent(tx, agentResetLinked, agent, { agent })
  return link
}
