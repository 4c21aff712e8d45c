import { agentSessionHours } from '@yingsheng/contracts/limits'
import { agentSignedIn } from '@yingsheng/contracts/agents'
import type { Tx } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { insertSession, saveAgent } from './store/agents.ts'

export type OpenedSession = { token: string; expiresAt: Date }

/** A new session for the agent, in the caller's transaction. The token is the browser's; we keep its hash. */
export async function openSession(
  tx: Tx,
  agentId: string,
  exchange: Pick<Exchange, 'userAgent'>,
  sessionId: string = tx.newId(),
): Promise<OpenedSession> {
  const token = tx.newToken()
  const expiresAt = new Date(tx.now().getTime() + agentSessionHours * 3_600_000)
  const ip = 'ip' in tx.actor ? tx.actor.ip : ''
  const { userAgent } = exchange
  await insertSession(
    tx,
    { id: sessionId, tokenHash: hashToken(token), agentId, ip, userAgent, expiresAt },
    tx.now(),
  )
  const agent = await saveAgent(tx, agentId)
  await recordEvent(tx, agentSignedIn, agent, { agentId, sessionId, userAgent })
  return { token, expiresAt }
}
