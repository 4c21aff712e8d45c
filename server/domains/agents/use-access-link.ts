import { agentJoined, type Me } from '@yingsheng/contracts/agents'
import { type AnyoneActor, type Context, inTransaction } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openSession } from './open-session.ts'
import { hashNewPassword, setPassword } from './set-password.ts'
import {
  findAgent,
  findLink,
  findPreferences,
  lockAgent,
  saveAgent,
  spendLink,
} from './store/agents.ts'

type Input = { token: string; name?: string | undefined; password: string }

/** Sets the password once, joins who was invited, and signs in. Refuses `link_invalid`, `password_weak`. */
export async function useAccessLink(
  ctx: Context<AnyoneActor>,
  input: Input,
  exchange: Exchange,
): Promise<Me> {
  await ctx.attempts.count('link by address', ctx.actor.ip)
  const tokenHash = hashToken(input.token)
  const link = await findLink(ctx, tokenHash, ctx.now())
  const about = link && (await findAgent(ctx, link.agentId))
  if (about === undefined) throw new Refusal('link_invalid')
  const passwordHash = await hashNewPassword(input.password, about)

  const session = await inTransaction(ctx, async (tx) => {
    const spent = await spendLink(tx, tokenHash, tx.now())
    const before = spent && (await lockAgent(tx, spent.agentId))
    if (spent === undefined || before === undefined) throw new Refusal('link_invalid')
    const awaited = spent.purpose === 'invitation' ? 'invited' : 'active'
    if (before.status !== awaited) throw new Refusal('link_invalid')
    // All others end with the password. The event of that may be heard when this one is in use already.
    const sessionId = tx.newId()
    await setPassword(tx, before.id, passwordHash, sessionId)
    if (spent.purpose === 'invitation') {
      const name = input.name ?? before.name
      const publicName = before.publicName === before.name ? name : before.publicName
      const agent = await saveAgent(tx, before.id, { name, publicName, status: 'active' })
      await recordEvent(tx, agentJoined, agent, { agent })
    }
    return openSession(tx, before.id, exchange, sessionId)
  })
  exchange.setAgentToken(session.token, session.expiresAt)
  const agent = (await findAgent(ctx, about.id))!
  return { agent, preferences: await findPreferences(ctx, agent.id) }
}
