import { type ApiKey, apiKeyCreated } from '@yingsheng/contracts/integrations'
import { apiKeysMax } from '@yingsheng/contracts/limits'
import { apiKeyMark, type Scope } from '@yingsheng/contracts/scopes'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { isAtLeast } from '../../platform/permission.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent } from '../agents/index.ts'
import { raiseBusiness } from '../business/index.ts'
import { countKeys, insertKey } from './store/keys.ts'

/** So much of a key is kept and shown, to tell it from others: 36 of its 256 random bits. */
const prefixLength = apiKeyMark.length + 6
const dayMs = 86_400_000

type Input = { name: string; scopes: Scope[]; days: number | null; agentId?: string | undefined }

/**
 * Makes a key that acts as an agent: oneself, or a colleague of no higher role. The key is told here
 * and kept nowhere. Refuses `not_found`, `agent_inactive`, `not_allowed`, `limit_reached`.
 */
export function createApiKey(
  ctx: Context<AgentActor>,
  { name, scopes, days, agentId = ctx.actor.id }: Input,
): Promise<{ key: ApiKey; secret: string }> {
  return inTransaction(ctx, async (tx) => {
    const agent = await findAgent(tx, agentId)
    if (agent === undefined) throw new Refusal('not_found')
    if (!isAtLeast(tx.actor, agent.role)) throw new Refusal('not_allowed')
    if (agent.status !== 'active') throw new Refusal('agent_inactive')
    // Raised first: its lock makes those who count and add at the same moment wait for each other.
    const business = await raiseBusiness(tx)
    if ((await countKeys(tx)) >= apiKeysMax) throw new Refusal('limit_reached', { max: apiKeysMax })
    const secret = `${apiKeyMark}${tx.newToken()}`
    const now = tx.now()
    const key: ApiKey = {
      id: tx.newId(),
      name,
      prefix: secret.slice(0, prefixLength),
      scopes: [...new Set(scopes)],
      agentId,
      createdBy: tx.actor.id,
      createdAt: now.toISOString(),
      expiresAt: days === null ? null : new Date(now.getTime() + days * dayMs).toISOString(),
      lastUsedAt: null,
    }
    await insertKey(tx, key, hashToken(secret))
    await recordEvent(tx, apiKeyCreated, business, { key })
    return { key, secret }
  })
}
