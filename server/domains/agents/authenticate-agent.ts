import type { AgentActor, Ground } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findSession, hasSession, touchSession } from './store/agents.ts'

/** "Last seen" is a courtesy to people, not worth a write at each request. */
const touchAfterMs = 60_000

/** The agent behind a session token. Asked at each request: a session ended is ended at once. */
export async function authenticateAgent(
  ground: Ground,
  token: string | undefined,
  ip: string,
): Promise<AgentActor> {
  if (token === undefined || token === '') throw new Refusal('not_signed_in')
  const now = ground.now()
  const session = await findSession(ground, hashToken(token), now)
  if (session === undefined) throw new Refusal('session_over')
  if (now.getTime() - session.last_seen_at.getTime() > touchAfterMs)
    await touchSession(ground, session.id, now)
  return {
    kind: 'agent',
    id: session.agent_id,
    role: session.role as AgentActor['role'],
    sessionId: session.id,
    ip,
  }
}

/** Whether a session that was authenticated a moment ago is still there. */
export function isSessionLive(ground: Ground, sessionId: string): Promise<boolean> {
  return hasSession(ground, sessionId, ground.now())
}
