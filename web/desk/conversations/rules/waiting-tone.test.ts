import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secondsSince, waitingClock, waitingTone } from './waiting-tone.ts'

test('waitingTone() turns amber at 60 s and red at 100 s of the three-minute target', () => {
  const tones = [0, 59, 60, 99, 100, 144, 180, 9_999].map((seconds) => waitingTone(seconds))
  assert.deepEqual(tones, ['calm', 'calm', 'amber', 'amber', 'red', 'red', 'red', 'red'])
})

test('waitingTone() follows the shares of a target shorter than the fixed seconds', () => {
  assert.equal(waitingTone(35, 60), 'calm')
  assert.equal(waitingTone(36, 60), 'amber')
  assert.equal(waitingTone(48, 60), 'red')
})

test('waitingTone() keeps the fixed seconds when the target is long', () => {
  assert.equal(waitingTone(60, 3_600), 'amber')
  assert.equal(waitingTone(100, 3_600), 'red')
})

test('secondsSince() is never below zero when the server is ahead', () => {
  const at = '2026-05-22T10:00:00.000Z'
  assert.equal(secondsSince(at, Date.parse(at) + 48_900), 48)
  assert.equal(secondsSince(at, Date.parse(at) - 5_000), 0)
})

test('waitingClock() counts seconds below an hour, then gets coarser', () => {
  const words = {
    hoursAndMinutes: (h: number, m: number) => `${h}h${m}`,
    days: (d: number) => `${d}d`,
  }
  const clocks = [0, 48, 60, 754, 3_599, 3_600, 7_800, 172_800].map((s) => waitingClock(s, words))
  assert.deepEqual(clocks, ['00:00', '00:48', '01:00', '12:34', '59:59', '1h0', '2h10', '2d'])
})
