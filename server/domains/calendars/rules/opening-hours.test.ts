import assert from 'node:assert/strict'
import type { OpeningHours } from '@yingsheng/contracts/calendars'
import { it } from 'node:test'
import { isOpen, nextOpening, problemOf } from './opening-hours.ts'

const weekdays = [1, 2, 3, 4, 5]
const office: OpeningHours = {
  timeZone: 'Asia/Shanghai',
  isAlwaysOpen: false,
  intervals: weekdays.flatMap((weekday) => [
    { weekday, from: '13:00', to: '18:00' },
    { weekday, from: '09:00', to: '12:00' },
  ]),
}
/** Shanghai is eight hours ahead; 2026-11-20 is a Friday. */
const shanghai = (text: string) => new Date(`${text}+08:00`)

const instants: [string, boolean, string | null][] = [
  ['2026-11-20T08:59:59', false, '2026-11-20T09:00'],
  ['2026-11-20T09:00:00', true, null],
  ['2026-11-20T12:00:00', false, '2026-11-20T13:00'],
  ['2026-11-20T17:59:59', true, null],
  ['2026-11-20T18:00:00', false, '2026-11-23T09:00'],
  ['2026-11-22T23:00:00', false, '2026-11-23T09:00'],
]
for (const [at, open, next] of instants) {
  it(`is ${open ? 'open' : 'closed'} at ${at} in Shanghai`, () => {
    assert.equal(isOpen(office, shanghai(at)), open)
    assert.deepEqual(nextOpening(office, shanghai(at)), next && shanghai(`${next}:00`))
  })
}

it('is always open where nothing was set, or by decision', () => {
  for (const hours of [null, { ...office, isAlwaysOpen: true }]) {
    assert.equal(isOpen(hours, shanghai('2026-11-21T03:00:00')), true)
    assert.equal(nextOpening(hours, shanghai('2026-11-21T03:00:00')), null)
  }
})

it('never opens without an interval', () => {
  const closed = { ...office, intervals: [] }
  assert.equal(isOpen(closed, shanghai('2026-11-20T10:00:00')), false)
  assert.equal(nextOpening(closed, shanghai('2026-11-20T10:00:00')), null)
})

it('opens by the clock on the wall across the change to summer time', () => {
  const berlin: OpeningHours = {
    timeZone: 'Europe/Berlin',
    isAlwaysOpen: false,
    intervals: [{ weekday: 7, from: '09:00', to: '24:00' }],
  }
  // 2026-03-29 is a Sunday; the clocks go forward at 02:00.
  assert.equal(isOpen(berlin, new Date('2026-03-29T06:59:00Z')), false)
  assert.equal(isOpen(berlin, new Date('2026-03-29T07:00:00Z')), true)
  assert.equal(isOpen(berlin, new Date('2026-03-29T21:59:00Z')), true)
  assert.equal(isOpen(berlin, new Date('2026-03-29T22:00:00Z')), false)
  assert.deepEqual(
    nextOpening(berlin, new Date('2026-03-28T12:00:00Z')),
    new Date('2026-03-29T07:00:00Z'),
  )
})

it('finds what is wrong with hours that somebody typed', () => {
  const one = (from: string, to: string, weekday = 1) => ({ weekday, from, to })
  const wrong: [Partial<OpeningHours>, string | null][] = [
    [{}, null],
    [{ timeZone: 'Asia/Qingning' }, 'zone'],
    [{ intervals: [one('12:00', '09:00')] }, 'order'],
    [{ intervals: [one('09:00', '09:00')] }, 'order'],
    [{ intervals: [one('09:00', '12:00'), one('11:59', '13:00')] }, 'overlap'],
    [{ intervals: [one('09:00', '12:00'), one('12:00', '13:00')] }, null],
    [{ intervals: [one('09:00', '12:00'), one('09:00', '12:00', 2)] }, null],
  ]
  for (const [change, expected] of wrong)
    assert.equal(problemOf({ ...office, ...change }), expected, JSON.stringify(change))
})
