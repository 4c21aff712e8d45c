import { answersCountedFromHour } from '@yingsheng/contracts/limits'
import type { BrandHours } from '@yingsheng/contracts/calendars'
import { Temporal } from 'temporal-polyfill'

/** Where nothing says where the business is. */
const usualZone = 'Asia/Shanghai'

/**
 * Whose day is today: the zone most brands have their hours in (of as many, the first by name), or
 * Chinese time where no brand has any. One board has one day, whatever the zone of who looks at it.
 */
export function zoneOf(brands: readonly Pick<BrandHours, 'hours'>[]): string {
  const counts = new Map<string, number>()
  for (const { hours } of brands) counts.set(hours.timeZone, (counts.get(hours.timeZone) ?? 0) + 1)
  const [most] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return most?.[0] ?? usualZone
}

/** The span of the day that counts: from 08:00 to 24:00 by the clock of the zone. [C23] */
export function countedDay(timeZone: string, now: Date): { from: Date; until: Date } {
  const day = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const at = (date: Temporal.PlainDate, hour: number) =>
    new Date(date.toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant().epochMilliseconds)
  return { from: at(day, answersCountedFromHour), until: at(day.add({ days: 1 }), 0) }
}
