import type { CustomerSession } from '@yingsheng/contracts/widget'
import { handOver } from '@yingsheng/sync'
import type { Refused } from './ask.ts'
import { tellHost } from './host.ts'
import { become, me, vanish } from './me.ts'
import { lineId } from './place.ts'
import { oneAtATime, open, store } from './session.ts'
import { leaveView, restart } from './talk.ts'

const waitsMs = [1_000, 4_000, 15_000, 60_000]
const passing = ['unavailable', 'too_many', 'internal']

/**
 * The shop says who this is. Someone else's history disappears from view before the new token is even
 * checked; a stranger's conversation and unsent lines go along with him. `signal` ends the attempts.
 */
export async function identify(identityToken: string, signal: AbortSignal): Promise<void> {
  const claims = claimsIn(identityToken)
  if (!claims) return tellHost('error', { code: 'identity_token_invalid' })
  if (me().token && me().claims === claims) return
  await oneAtATime(async () => {
    if (me().isIdentified && subjectOf(me().claims) !== subjectOf(claims)) {
      vanish()
      restart()
      leaveView()
    }
    const before = me()
    const previousToken = before.isIdentified ? null : before.token
    const session = await openPatiently(
      { identityToken, ...(previousToken && { previousToken }) },
      signal,
    )
    if (!session) return
    const owner = `${lineId}:${session.customerId}`
    if (!before.isIdentified) await handOver(store, before.owner, owner)
    become({ owner, token: session.token, isIdentified: true, claims })
    restart()
  })
}

async function openPatiently(body: object, signal: AbortSignal): Promise<CustomerSession | null> {
  for (const wait of [...waitsMs, null]) {
    if (signal.aborted) return null
    try {
      return await open(body)
    } catch (error) {
      const { code } = error as Refused
      if (wait === null || !passing.includes(code)) {
        tellHost('error', { code })
        return null
      }
      await new Promise<unknown>((resolve) => {
        setTimeout(resolve, wait)
        signal.onabort = resolve
      })
    }
  }
  return null
}

/** Whom a token names, and a fingerprint of what it tells about him: enough to know the same token again. */
function claimsIn(identityToken: string): string | null {
  try {
    const bytes = Uint8Array.from(
      atob(identityToken.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/')),
      (c) => c.charCodeAt(0),
    )
    const { sub, name, email, phone } = JSON.parse(new TextDecoder().decode(bytes))
    const told = JSON.stringify([name, email, phone])
    const print = Array.from(told).reduce(
      (sum, c) => (Math.imul(sum, 31) + c.codePointAt(0)!) | 0,
      0,
    )
    return JSON.stringify([sub, print])
  } catch {
    return null
  }
}

function subjectOf(claims: string | null): unknown {
  return claims && JSON.parse(claims)[0]
}
