import { type Agent, agentRoleChanged, type Role } from '@yingsheng/contracts/agents'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayManage } from './permissions.ts'
import { countOtherOwners, lockAgent, saveAgent } from './store/agents.ts'

/** Gives an agent another role. Refuses `not_yourself`, `last_owner`, `not_allowed`. */
export function changeRole(
  ctx: Context<AgentActor>,
  input: { id: string; role: Role },
): Promise<Agent> {
  if (input.id === ctx.actor.id) throw new Refusal('not_yourself')
  return inTransaction(ctx, async (tx) => {
    const others = await countOtherOwners(tx, input.id)
    const before = await lockAgent(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (!mayManage(tx.actor, before, input.role)) throw new Refusal('not_allowed')
    if (before.role === input.role) return before
    if (before.role === 'owner' && others === 0) throw new Refusal('last_owner')
    const agent = await saveAgent(tx, input.id, { role: input.role })
    await recordEvent(tx, agentRoleChanged, agent, { agent, previousRole: before.role })
    return agent
  })
}
