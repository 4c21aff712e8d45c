import { agentPasswordChanged, type Agent } from '@yingsheng/contracts/agents'
import type { Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashPassword } from './password-hash.ts'
import { judgePassword } from './rules/passwords.ts'
import { deleteLinks, deleteSessions, saveAgent } from './store/agents.ts'

/** The hash of a password that is good enough. Refuses `password_weak` with why. Slow: call it outside a transaction. */
export async function hashNewPassword(
  password: string,
  about: Pick<Agent, 'name' | 'email'>,
): Promise<string> {
  const verdict = judgePassword(password, [about.name, about.email])
  if (verdict.outcome === 'weak') throw new Refusal('password_weak', { why: verdict.why })
  return hashPassword(password)
}

/** Saves it, withdraws open reset links and ends every session but one (or none). */
export async function setPassword(
  tx: Tx,
  agentId: string,
  passwordHash: string,
  exceptSessionId: string | null,
): Promise<Agent> {
  const agent = await saveAgent(tx, agentId, { passwordHash })
  await deleteLinks(tx, agentId, 'reset')
  await deleteSessions(tx, agentId, exceptSessionId)
  await recordEvent(tx, agentPasswordChanged, agent, { agentId, exceptSessionId })
  return agent
}
