/** When something of the story happens, seen from the moment at which it is told. */
export type When =
  | { is: 'on a day'; daysAgo: number; hours: number; minutes: number }
  | { is: 'before now'; seconds: number }
  | { is: 'after the line before'; seconds: number }
  | { is: 'in its own time' }

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** Reads `-6d 09:12` (six days ago, local time), `-48s` (before now) or `+3m` (after the line before). */
export function readWhen(text: string): When {
  const day = /^-(\d+)d (\d\d):(\d\d)$/.exec(text)
  if (day !== null) {
    const [daysAgo, hours, minutes] = day.slice(1).map(Number) as [number, number, number]
    return { is: 'on a day', daysAgo, hours, minutes }
  }
  const span = /^([+-])(\d+)([smhd])$/.exec(text)
  if (span === null) throw new Error(`[${text}] is no time: write [-6d 09:12], [-48s] or [+3m]`)
  const seconds = Number(span[2]) * unitSeconds[span[3]!]!
  return { is: span[1] === '-' ? 'before now' : 'after the line before', seconds }
}

/** The instant of it. `ownSeconds`: how long it takes when nothing else is said. */
export function resolveWhen(
  when: When,
  { now, previous, ownSeconds }: { now: Date; previous: Date | null; ownSeconds: number },
): Date {
  if (when.is === 'on a day') return onDay(now, when)
  if (when.is === 'before now') return new Date(now.getTime() - when.seconds * 1_000)
  if (previous === null) throw new Error('the first line of a scene says when it is')
  const seconds = when.is === 'in its own time' ? ownSeconds : when.seconds
  return new Date(previous.getTime() + seconds * 1_000)
}

/** By the clock on the wall of the machine that tells the story: shops keep local hours. */
function onDay(now: Date, day: { daysAgo: number; hours: number; minutes: number }): Date {
  const at = new Date(now)
  at.setDate(at.getDate() - day.daysAgo)
  at.setHours(day.hours, day.minutes, 0, 0)
  return at
}
