/** The promise to customers that the list watches: an answer within three minutes. */
export const answerWithinSeconds = 180

export type WaitingTone = 'calm' | 'amber' | 'red'

/**
 * How urgent a wait looks: amber from 60 % of the target or 60 s, red from 80 % or 100 s, whichever
 * comes first (for the three-minute target that is 60 s and 100 s).
 */
export function waitingTone(
  waitedSeconds: number,
  targetSeconds = answerWithinSeconds,
): WaitingTone {
  if (waitedSeconds >= Math.min(targetSeconds * 0.8, 100)) return 'red'
  if (waitedSeconds >= Math.min(targetSeconds * 0.6, 60)) return 'amber'
  return 'calm'
}

/** Whole seconds since then; a clock that is ahead of ours counts as none. */
export function secondsSince(at: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(at)) / 1_000))
}

type ClockWords = {
  hoursAndMinutes: (hours: number, minutes: number) => string
  days: (days: number) => string
}

/** `00:48` below an hour, then hours and minutes, then days: as wide as the row allows. */
export function waitingClock(waitedSeconds: number, words: ClockWords): string {
  const minutes = Math.floor(waitedSeconds / 60)
  if (minutes < 60) return `${pad(minutes)}:${pad(waitedSeconds % 60)}`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return words.hoursAndMinutes(hours, minutes % 60)
  return words.days(Math.floor(hours / 24))
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
