/*
 * Whether somebody is there to serve a brand at an instant, and when somebody will be.
 *
 * Hours are written as people say them: in the brand's own time zone, by the day of the week. An
 * instant is turned into that zone's wall clock and compared as text (`09:00` < `17:30`), so the
 * change to summer time needs no thought: at 09:00 by the clock on the wall the shop opens.
 * An interval holds its beginning and not its end. One that runs past midnight is written as two.
 */
import type { OpeningHours } from '@yingsheng/contracts/calendars'
import { Temporal } from 'temporal-polyfill'

type Interval = OpeningHours['intervals'][number]

const dayEnd = '24:00'
const daysLookedAhead = 8

/** A brand for which nothing was set is always open. */
export function isOpen(hours: OpeningHours | null, at: Date): boolean {
  if (hours === null || hours.isAlwaysOpen) return true
  const local = zoned(hours, at)
  const clock = clockOf(local)
  return intervalsOn(hours, local.dayOfWeek).some(({ from, to }) => from <= clock && clock < to)
}

/** When it opens next; null when it is open now, or never opens. */
export function nextOpening(hours: OpeningHours | null, at: Date): Date | null {
  if (hours === null || isOpen(hours, at)) return null
  const local = zoned(hours, at)
  for (let days = 0; days < daysLookedAhead; days += 1) {
    const day = local.toPlainDate().add({ days })
    for (const { from } of intervalsOn(hours, day.dayOfWeek)) {
      const opens = day
        .toZonedDateTime({ timeZone: hours.timeZone, plainTime: from })
        .toInstant().epochMilliseconds
      if (opens > at.getTime()) return new Date(opens)
    }
  }
  return null
}

/** What is wrong with hours that somebody typed: `zone`, `order`, `overlap`, or null. */
export function problemOf(hours: OpeningHours): 'zone' | 'order' | 'overlap' | null {
  if (!isZone(hours.timeZone)) return 'zone'
  if (hours.intervals.some(({ from, to }) => from >= to || from === dayEnd)) return 'order'
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const sorted = intervalsOn(hours, weekday)
    if (sorted.some(({ from }, at) => at > 0 && from < sorted[at - 1]!.to)) return 'overlap'
  }
  return null
}

function intervalsOn(hours: OpeningHours, weekday: number): Interval[] {
  return hours.intervals
    .filter((one) => one.weekday === weekday)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

function zoned(hours: OpeningHours, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(hours.timeZone)
}

function clockOf(local: Temporal.ZonedDateTime): string {
  return local.toPlainTime().toString({ smallestUnit: 'minute' })
}

function isZone(timeZone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(timeZone)
    return true
  } catch {
    return false
  }
}
