/*
 * An agent whose desk is in front hears there what happens. Signs of life (docs/sync.md, `alive`) say
 * that it is: so we wait until there has been none for a while, and look again. A sign that came after
 * the news means that the desk told him; silence means that he has gone. Nothing is lost by it when he
 * leaves at the very moment, and nothing rings in the pocket of somebody who sits there.
 */
import { pushAwaySeconds, pushLifeSeconds } from '@yingsheng/contracts/limits'
import type { PushKind, PushPreferences } from '@yingsheng/contracts/notifications'

export type Considered = {
  kind: PushKind
  /** When it happened. */
  at: Date
  /** The agent's last sign of life. */
  seenAt: Date | null
  preferences: PushPreferences
  /** His sign-in on this device is still good, and he is active. */
  isSignedIn: boolean
  /** He still answers the conversation. */
  isHis: boolean
}

export type PushDecision = { is: 'push' } | { is: 'wait'; until: Date } | { is: 'drop' }

const drop: PushDecision = { is: 'drop' }

/** Whether a device is told now, later, or not at all. */
export function mayPush(considered: Considered, now: Date): PushDecision {
  const { kind, at, seenAt, preferences, isSignedIn, isHis } = considered
  if (!isSignedIn || !preferences.kinds.includes(kind)) return drop
  // What is about his own conversations is over with them; that one was taken is news because it was.
  if (!isHis && kind !== 'takeover') return drop
  if (now.getTime() - at.getTime() > pushLifeSeconds * 1_000) return drop
  if (preferences.isAlways || seenAt === null) return { is: 'push' }
  if (seenAt > at) return drop
  const awayAt = new Date(seenAt.getTime() + pushAwaySeconds * 1_000)
  return now >= awayAt ? { is: 'push' } : { is: 'wait', until: awayAt }
}
