import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysBetween, relativeTime } from './relative-time.ts'

const words = { justNow: '刚刚', minutes: (n: number) => `${n} 分钟`, yesterday: '昨天' }
const now = new Date(2026, 4, 22, 10, 30, 0)
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

test('relativeTime() gets coarser as the time lies further back', () => {
  const cases: [string, string][] = [
    [at(2026, 4, 22, 10, 30), '刚刚'],
    [at(2026, 4, 22, 10, 31), '刚刚'],
    [at(2026, 4, 22, 10, 25), '5 分钟'],
    [at(2026, 4, 22, 10, 21), '9 分钟'],
    [at(2026, 4, 22, 10, 20), '10:20'],
    [at(2026, 4, 22, 0, 5), '00:05'],
    [at(2026, 4, 21, 23, 59), '昨天'],
    [at(2026, 4, 20, 10, 30), '5/20'],
    [at(2025, 11, 31, 10, 30), '2025/12/31'],
  ]
  for (const [then, said] of cases) assert.equal(relativeTime(then, now.getTime(), words), said)
})

test('relativeTime() says minutes across midnight while they are few', () => {
  const midnight = new Date(2026, 4, 22, 0, 3).getTime()
  assert.equal(relativeTime(at(2026, 4, 21, 23, 58), midnight, words), '5 分钟')
})

test('daysBetween() counts calendar days, not 24 hours', () => {
  assert.equal(daysBetween(new Date(2026, 4, 21, 23, 59), new Date(2026, 4, 22, 0, 1)), 1)
  assert.equal(daysBetween(new Date(2026, 4, 22, 0, 1), new Date(2026, 4, 22, 23, 59)), 0)
})
