import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRetryAfter } from '../../../platform/egress/retry-after.ts'
import { decideAfterTry } from './retry-schedule.ts'

const now = new Date('2026-03-01T08:00:00Z')
const failed = { failingSince: now, attempt: { status: 500 }, retryAfterMs: null, now, jitter: 0 }
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('what follows from a try', () => {
  it('waits as the standard says, nine times, and then gives up', () => {
    const seconds: (number | string)[] = []
    for (let tries = 0; tries < 10; tries += 1) {
      const { status, dueAt } = decideAfterTry({ ...failed, tries })
      seconds.push(status === 'pending' ? (dueAt.getTime() - now.getTime()) / 1000 : status)
    }
    const hours = [2, 5, 10, 14, 20, 24].map((count) => count * 3_600)
    assert.deepEqual(seconds, [5, 300, 1_800, ...hours, 'failed'])
  })

  it('waits up to a fifth longer, as the dice fall', () => {
    const { dueAt } = decideAfterTry({ ...failed, tries: 1, jitter: 1 })
    assert.equal(dueAt.getTime() - now.getTime(), 360_000)
  })

  for (const [status, outcome] of [
    [200, 'delivered'],
    [204, 'delivered'],
    [199, 'pending'],
    [301, 'pending'],
    [308, 'pending'],
    [400, 'pending'],
    [410, 'failed'],
    [500, 'pending'],
    [null, 'pending'],
  ] as const) {
    it(`takes ${status ?? 'no answer'} for ${outcome}`, () => {
      assert.equal(decideAfterTry({ ...failed, tries: 0, attempt: { status } }).status, outcome)
    })
  }

  it('ends a webhook at once that is gone, and after five days of failing', () => {
    const after = (failingSince: Date | null, status: number) =>
      decideAfterTry({ ...failed, tries: 3, failingSince, attempt: { status } }).disable
    assert.deepEqual(
      [after(null, 410), after(daysAgo(4.9), 500), after(daysAgo(5), 500), after(daysAgo(9), 200)],
      ['gone', null, 'failing', null],
    )
  })

  it('remembers since when nothing works, and forgets it after a success', () => {
    const since = (failingSince: Date | null, status: number) =>
      decideAfterTry({ ...failed, tries: 0, failingSince, attempt: { status } }).failingSince
    assert.deepEqual(
      [since(null, 500), since(daysAgo(2), 500), since(daysAgo(2), 200)],
      [now, daysAgo(2), null],
    )
  })

  it('waits as long as a receiver asks for, within a day', () => {
    const wait = (retryAfterMs: number) =>
      decideAfterTry({ ...failed, tries: 0, retryAfterMs }).dueAt.getTime() - now.getTime()
    assert.deepEqual([wait(1_000), wait(60_000), wait(1e12)], [5_000, 60_000, 86_400_000])
    const asked = ['120', 'Sun, 01 Mar 2026 08:01:00 GMT', 'soon', undefined, '-1']
    assert.deepEqual(asked.map((header) => readRetryAfter(header, now)).slice(0, 4), [
      120_000,
      60_000,
      null,
      null,
    ])
  })
})
