import { invitationDays, resetHours } from '@yingsheng/contracts/limits'
import type { Tx } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { type Purpose, replaceLink } from './store/agents.ts'

const lifeMs: Record<Purpose, number> = {
  invitation: invitationDays * 86_400_000,
  reset: resetHours * 3_600_000,
}
const page: Record<Purpose, string> = { invitation: 'join', reset: 'reset' }

/**
 * A link that lets one agent set a password, once, for a while; earlier ones of the purpose stop
 * working. The token stands behind `#`, so it reaches no log on the way.
 */
export async function createLink(
  tx: Tx,
  { agentId, purpose, origin }: { agentId: string; purpose: Purpose; origin: string },
): Promise<{ url: string; expiresAt: string }> {
  const token = tx.newToken()
  const expiresAt = new Date(tx.now().getTime() + lifeMs[purpose])
  const createdBy = tx.actor.kind === 'agent' ? tx.actor.id : null
  await replaceLink(
    tx,
    { id: tx.newId(), tokenHash: hashToken(token), agentId, purpose, createdBy, expiresAt },
    tx.now(),
  )
  return {
    url: `${tx.publicUrl ?? origin}/desk/${page[purpose]}#${token}`,
    expiresAt: expiresAt.toISOString(),
  }
}
