import { type Agent, agentReactivated } from '@yingsheng/contracts/agents'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayManage } from './permissions.ts'
import { findPasswordHash, lockAgent, saveAgent } from './store/agents.ts'

/** Lets an agent in again; one who never joined is invited as before. */
export function reactivateAgent(ctx: Context<AgentActor>, input: { id: string }): Promise<Agent> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockAgent(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (!mayManage(tx.actor, before)) throw new Refusal('not_allowed')
    if (before.status !== 'deactivated') return before
    const hasJoined = (await findPasswordHash(tx, input.id)) !== null
    const agent = await saveAgent(tx, input.id, { status: hasJoined ? 'active' : 'invited' })
    await recordEvent(tx, agentReactivated, agent, { agent })
    return agent
  })
}
