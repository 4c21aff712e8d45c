import { type Me, signInRefused } from '@yingsheng/contracts/agents'
import { type AnyoneActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openSession } from './open-session.ts'
import { matchesPassword } from './password-hash.ts'
import { findAgentByEmail, findPasswordHash, findPreferences, saveAgent } from './store/agents.ts'

/**
 * Signs an agent in. One answer, in the same time, for a wrong password, an unknown address and an
 * agent who may not sign in: `wrong_credentials`. Refuses `too_many` per account and per address.
 */
export async function signIn(
  ctx: Context<AnyoneActor>,
  input: { email: string; password: string },
  exchange: Exchange,
): Promise<Me> {
  await ctx.attempts.count('sign-in by address', ctx.actor.ip)
  await ctx.attempts.count('sign-in by account', input.email)

  const agent = await findAgentByEmail(ctx, input.email)
  const stored = agent?.status === 'active' ? await findPasswordHash(ctx, agent.id) : null
  const matches = await matchesPassword(input.password, stored)
  if (agent === undefined || !matches) {
    if (agent !== undefined) noteRefused(ctx, agent.id)
    throw new Refusal('wrong_credentials')
  }

  const session = await inTransaction(ctx, (tx) => openSession(tx, agent.id, exchange))
  await ctx.attempts.forgive('sign-in by account', input.email)
  exchange.setAgentToken(session.token, session.expiresAt)
  return { agent, preferences: await findPreferences(ctx, agent.id) }
}

/** Beside the answer and not before it: how long that takes must not tell who is known. */
function noteRefused(ctx: Context<AnyoneActor>, agentId: string): void {
  inTransaction(ctx, async (tx) => {
    await recordEvent(tx, signInRefused, await saveAgent(tx, agentId), { agentId })
  }).catch((error: unknown) => ctx.log.error({ error }, 'a refused sign-in was not recorded'))
}
