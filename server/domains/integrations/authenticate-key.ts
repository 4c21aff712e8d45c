import type { Scope } from '@yingsheng/contracts/scopes'
import type { AgentActor, Ground } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findUsableKey, touchKey } from './store/keys.ts'

/** "Last used" is a courtesy to people, not worth a write at each request. */
const touchAfterMs = 60_000

/**
 * The agent in whose name an API key acts, if it may act here: asked at each request, so that a key
 * that is revoked, or whose agent is gone, is over at once. His role still decides what he may do.
 * Refuses `key_invalid`, `too_many`, `key_not_accepted`, `key_scope_missing`.
 */
export async function authenticateKey(
  ground: Ground,
  secret: string,
  { scope, ip }: { scope: Scope | undefined; ip: string },
): Promise<AgentActor> {
  const now = ground.now()
  const key = await findUsableKey(ground, hashToken(secret), now)
  if (key === undefined) throw new Refusal('key_invalid')
  await ground.attempts.count('request by key', key.id)
  if (scope === undefined) throw new Refusal('key_not_accepted')
  if (!key.scopes.includes(scope)) throw new Refusal('key_scope_missing', { scope })
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > touchAfterMs)
    await touchKey(ground, key.id, now)
  const { agentId: id, role } = key
  return { kind: 'agent', id, role, sessionId: key.id, ip, keyId: key.id }
}
