/*
 * Presence is the truth. What is shown is what an agent said of himself, as long as there are signs
 * of life: the desk tells every half minute whether anybody has touched it lately. An agent shown on
 * duty without a sign of life is put on a break, and the first sign brings him back on duty;
 * after a longer silence he is offline. A break or an absence that he chose himself is never
 * ended by anything but himself or a supervisor.
 */
import type { PresenceState } from '@yingsheng/contracts/presence'
import { silentBreakMinutes, signOfLifeSecondsMax } from '@yingsheng/contracts/limits'

/** As the database has it. `isChosen`: he, or a supervisor, said so. */
export type PresenceRecord = {
  state: PresenceState
  since: Date
  isChosen: boolean
  seenAt: Date
}

export type PresenceMove = { state: PresenceState; by: 'connection' | 'no sign of life' } | null

/** What a sign of life changes. Who never was here, or left without choosing to, is on duty. */
export function onSignOfLife(before: Pick<PresenceRecord, 'state' | 'isChosen'>): PresenceMove {
  if (before.isChosen || before.state === 'online' || before.state === 'busy') return null
  return { state: 'online', by: 'connection' }
}

/** What silence changes, looked at now and then. */
export function onSilence({ state, isChosen, seenAt }: PresenceRecord, now: Date): PresenceMove {
  const silentSeconds = (now.getTime() - seenAt.getTime()) / 1000
  if (state === 'offline' || silentSeconds <= signOfLifeSecondsMax) return null
  if (state !== 'break') return { state: 'break', by: 'no sign of life' }
  if (!isChosen && silentSeconds > silentBreakMinutes * 60)
    return { state: 'offline', by: 'no sign of life' }
  return null
}
