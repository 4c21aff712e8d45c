import { type Agent, agentDeactivated } from '@yingsheng/contracts/agents'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayManage } from './permissions.ts'
import { setPresence } from './set-presence.ts'
import {
  countOtherOwners,
  deleteLinks,
  deleteSessions,
  lockAgent,
  saveAgent,
} from './store/agents.ts'

/**
 * Takes an agent out of service: sessions and links go in this transaction, sockets as soon as the
 * event is heard, and his open conversations are given back (conversations reacts to the event).
 */
export function deactivateAgent(ctx: Context<AgentActor>, input: { id: string }): Promise<Agent> {
  if (input.id === ctx.actor.id) throw new Refusal('not_yourself')
  return inTransaction(ctx, async (tx) => {
    const others = await countOtherOwners(tx, input.id)
    const before = await lockAgent(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (!mayManage(tx.actor, before)) throw new Refusal('not_allowed')
    if (before.status === 'deactivated') return before
    if (before.role === 'owner' && before.status === 'active' && others === 0)
      throw new Refusal('last_owner')
    const agent = await saveAgent(tx, input.id, { status: 'deactivated' })
    await setPresence(tx, input.id, {
      state: 'offline',
      reasonId: null,
      isChosen: false,
      by: 'supervisor',
    })
    await deleteSessions(tx, input.id, null)
    await deleteLinks(tx, input.id, null)
    await recordEvent(tx, agentDeactivated, agent, { agent })
    return agent
  })
}
