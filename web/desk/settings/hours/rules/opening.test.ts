import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copyDay, openingAt, problemsOf, readClock } from './opening.ts'

const day = (weekday: number, from: string, to: string) => ({ weekday, from, to })
const hours = {
  timeZone: 'Asia/Shanghai',
  isAlwaysOpen: false,
  intervals: [day(1, '09:00', '12:00'), day(1, '13:30', '18:00'), day(3, '10:00', '24:00')],
}

test('openingAt() says until when it is open', () => {
  assert.deepEqual(openingAt(hours, { weekday: 1, clock: '09:00' }), {
    is: 'open',
    until: { weekday: 1, clock: '12:00' },
  })
})

test('openingAt() says when it opens next: later today, another day, or next week', () => {
  const opens = (weekday: number, clock: string) => openingAt(hours, { weekday, clock })
  assert.deepEqual(opens(1, '12:00'), { is: 'closed', from: { weekday: 1, clock: '13:30' } })
  assert.deepEqual(opens(2, '08:00'), { is: 'closed', from: { weekday: 3, clock: '10:00' } })
  assert.deepEqual(opens(7, '23:00'), { is: 'closed', from: { weekday: 1, clock: '09:00' } })
})

test('openingAt() never opens without a single interval', () => {
  const none = { ...hours, intervals: [] }
  assert.deepEqual(openingAt(none, { weekday: 1, clock: '09:00' }), { is: 'closed', from: null })
})

test('problemsOf() names the day and what is wrong there', () => {
  const wrong = [
    day(1, '09:00', '12:00'),
    day(1, '11:00', '13:00'),
    day(2, '18:00', '09:00'),
    day(3, '', '09:00'),
    day(4, '09:00', '12:00'),
    day(4, '12:00', '13:00'),
  ]
  assert.deepEqual(
    [...problemsOf(wrong)],
    [
      [1, 'overlap'],
      [2, 'order'],
      [3, 'clock'],
    ],
  )
})

const clocks: [typed: string, clock: string | null][] = [
  ['9', '09:00'],
  ['930', '09:30'],
  ['9：30', '09:30'],
  ['18:05', '18:05'],
  ['9点', '09:00'],
  ['24', '24:00'],
  ['24:01', null],
  ['9:75', null],
  ['x', null],
  ['', null],
]
for (const [typed, clock] of clocks)
  test(`readClock() reads "${typed}" as ${clock}`, () => assert.equal(readClock(typed), clock))

test('copyDay() puts one day over others and leaves the rest', () => {
  const copied = copyDay(
    [day(1, '09:00', '12:00'), day(2, '10:00', '11:00'), day(7, '08:00', '09:00')],
    1,
    [1, 2, 3],
  )
  assert.deepEqual(copied, [
    day(1, '09:00', '12:00'),
    day(7, '08:00', '09:00'),
    day(2, '09:00', '12:00'),
    day(3, '09:00', '12:00'),
  ])
})
