import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { matchesPassword } from './password-hash.ts'
import { hashNewPassword, setPassword } from './set-password.ts'
import { findAgent, findPasswordHash } from './store/agents.ts'

/** Changes my password, once I have shown that I know the current one; my other sessions end. */
export async function changeMyPassword(
  ctx: Context<AgentActor>,
  input: { currentPassword: string; newPassword: string },
): Promise<{ done: true }> {
  const me = await findAgent(ctx, ctx.actor.id)
  if (me === undefined) throw new Refusal('not_found')
  await ctx.attempts.count('sign-in by account', me.email)
  if (!(await matchesPassword(input.currentPassword, await findPasswordHash(ctx, me.id)))) {
    throw new Refusal('wrong_credentials')
  }
  await ctx.attempts.forgive('sign-in by account', me.email)
  const passwordHash = await hashNewPassword(input.newPassword, me)
  await inTransaction(ctx, (tx) => setPassword(tx, me.id, passwordHash, tx.actor.sessionId))
  return { done: true }
}
