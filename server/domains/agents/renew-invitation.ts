import { agentInvitationRenewed } from '@yingsheng/contracts/agents'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'
import { createLink } from './create-link.ts'
import { mayManage } from './permissions.ts'
import { lockAgent, saveAgent } from './store/agents.ts'

/** A fresh link for somebody who has not joined. Refuses `agent_inactive` when he has, or was deactivated. */
export function renewInvitation(
  ctx: Context<AgentActor>,
  input: { id: string },
  exchange: Pick<Exchange, 'origin'>,
): Promise<{ link: { url: string; expiresAt: string } }> {
  return inTransaction(ctx, async (tx) => {
    const invited = await lockAgent(tx, input.id)
    if (invited === undefined) throw new Refusal('not_found')
    if (!mayManage(tx.actor, invited)) throw new Refusal('not_allowed')
    if (invited.status !== 'invited')
      throw new Refusal('agent_inactive', { status: invited.status })
    const link = await createLink(tx, {
      agentId: invited.id,
      purpose: 'invitation',
      origin: exchange.origin,
    })
    const agent = await saveAgent(tx, invited.id)
    await recordEvent(tx, agentInvitationRenewed, agent, { agent })
    return { link }
  })
}
