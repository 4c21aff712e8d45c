import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countedDay, zoneOf } from './counted-day.ts'

const hours = (timeZone: string) => ({ hours: { timeZone, isAlwaysOpen: true, intervals: [] } })

describe('the day that counts', () => {
  it('is that of the zone most brands have, the first by name of as many, Chinese time without any', () => {
    const cases: [string[], string][] = [
      [[], 'Asia/Shanghai'],
      [['Europe/Berlin'], 'Europe/Berlin'],
      [['Europe/Berlin', 'Asia/Tokyo', 'Europe/Berlin'], 'Europe/Berlin'],
      [['Europe/Berlin', 'Asia/Tokyo'], 'Asia/Tokyo'],
    ]
    for (const [zones, expected] of cases) assert.equal(zoneOf(zones.map(hours)), expected)
  })

  it('runs from 08:00 to midnight by the clock on the wall, through a change to summer time too', () => {
    const cases: [string, string, string, string][] = [
      ['Asia/Shanghai', '2026-05-22T15:59:59Z', '2026-05-22T00:00:00Z', '2026-05-22T16:00:00Z'],
      ['Asia/Shanghai', '2026-05-22T16:00:00Z', '2026-05-23T00:00:00Z', '2026-05-23T16:00:00Z'],
      ['Europe/Berlin', '2026-03-29T00:30:00Z', '2026-03-29T06:00:00Z', '2026-03-29T22:00:00Z'],
    ]
    for (const [zone, now, from, until] of cases)
      assert.deepEqual(
        countedDay(zone, new Date(now)),
        { from: new Date(from), until: new Date(until) },
        `${zone} ${now}`,
      )
  })
})
