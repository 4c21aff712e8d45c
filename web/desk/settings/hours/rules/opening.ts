import type { OpeningHours } from '@yingsheng/contracts/calendars'

export type Interval = OpeningHours['intervals'][number]
/** The clock on the wall of a place: Monday is 1, `09:05`. */
export type LocalTime = { weekday: number; clock: string }

/**
 * Whether somebody is there now, until when, or from when: what the server decides, as a preview. The
 * last interval of a week leads over to the first.
 */
export type Opening =
  | { is: 'open'; until: LocalTime | null }
  | { is: 'closed'; from: LocalTime | null }

export function openingAt(hours: OpeningHours, now: LocalTime): Opening {
  if (hours.isAlwaysOpen) return { is: 'open', until: null }
  const sorted = hours.intervals.toSorted((a, b) => compare(startOf(a), startOf(b)))
  const current = sorted.find(
    ({ weekday, from, to }) => weekday === now.weekday && from <= now.clock && now.clock < to,
  )
  if (current) return { is: 'open', until: { weekday: current.weekday, clock: current.to } }
  const next = sorted.find((one) => compare(startOf(one), now) > 0) ?? sorted[0]
  return { is: 'closed', from: next ? startOf(next) : null }
}

/** What is wrong on which day, as the server would refuse it. */
export function problemsOf(
  intervals: readonly Interval[],
): Map<number, 'clock' | 'order' | 'overlap'> {
  const problems = new Map<number, 'clock' | 'order' | 'overlap'>()
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const day = intervals.filter((one) => one.weekday === weekday)
    const sorted = day.toSorted((a, b) => (a.from < b.from ? -1 : 1))
    if (day.some(({ from, to }) => readClock(from) !== from || readClock(to) !== to))
      problems.set(weekday, 'clock')
    else if (day.some(({ from, to }) => from >= to)) problems.set(weekday, 'order')
    else if (sorted.some(({ from }, at) => at > 0 && from < sorted[at - 1]!.to))
      problems.set(weekday, 'overlap')
  }
  return problems
}

/** A time as people type it (`9`, `930`, `9：30`, `24`) as `09:30`; null for anything else. */
export function readClock(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[.点时]/, ':')
    .replace(/分$/, '')
  const [, hours, minutes = '00'] =
    /^(\d{1,2}):?$/.exec(text) ??
    /^(\d{1,2}):(\d{2})$/.exec(text) ??
    /^(\d{1,2})(\d{2})$/.exec(text) ??
    []
  if (hours === undefined || Number(minutes) > 59) return null
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  return clock <= '24:00' ? clock : null
}

/** One day's intervals on other days, in place of what was there. */
export function copyDay(
  intervals: readonly Interval[],
  from: number,
  to: readonly number[],
): Interval[] {
  const others = to.filter((weekday) => weekday !== from)
  const copied = intervals.filter(({ weekday }) => weekday === from)
  return [
    ...intervals.filter(({ weekday }) => !others.includes(weekday)),
    ...others.flatMap((weekday) => copied.map((one) => ({ ...one, weekday }))),
  ]
}

function startOf({ weekday, from }: Interval): LocalTime {
  return { weekday, clock: from }
}

function compare(a: LocalTime, b: LocalTime): number {
  return a.weekday - b.weekday || (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0)
}
