import { type Agent, agentInvited, type Role } from '@yingsheng/contracts/agents'
import type { Language } from '@yingsheng/contracts/text'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findBusiness } from '../business/index.ts'
import { createLink } from './create-link.ts'
import { mayManage } from './permissions.ts'
import { defaultPreferences } from './rules/preferences.ts'
import { insertAgent } from './store/agents.ts'

/** Adds an agent and a link with which he joins. Refuses `email_taken`, and `not_allowed` for owners by others. */
export function inviteAgent(
  ctx: Context<AgentActor>,
  input: { email: string; name: string; role: Role },
  exchange: Pick<Exchange, 'origin'>,
): Promise<{ agent: Agent; link: { url: string; expiresAt: string } }> {
  if (!mayManage(ctx.actor, input)) throw new Refusal('not_allowed')
  return inTransaction(ctx, async (tx) => {
    const business = await findBusiness(tx)
    const agent = await insertAgent(
      tx,
      {
        id: tx.newId(),
        ...input,
        publicName: input.name,
        status: 'invited',
        preferences: defaultPreferences((business?.language ?? 'zh-CN') satisfies Language),
        passwordHash: null,
      },
      tx.now(),
    )
    if (agent === undefined) throw new Refusal('email_taken')
    await recordEvent(tx, agentInvited, agent, { agent })
    return {
      agent,
      link: await createLink(tx, {
        agentId: agent.id,
        purpose: 'invitation',
        origin: exchange.origin,
      }),
    }
  })
}
