import assert from 'node:assert/strict'
import { it } from 'node:test'
import { answerableUntil } from './rating-time.ts'

const requestedAt = new Date('2026-03-02T08:00:00Z')

it('leaves a week to answer, and a day to change the answer', () => {
  const until = (answered: string | null) =>
    answerableUntil({ requestedAt, answeredAt: answered === null ? null : new Date(answered) })
  assert.equal(until(null).toISOString(), '2026-03-09T08:00:00.000Z')
  assert.equal(until('2026-03-02T09:30:00Z').toISOString(), '2026-03-03T09:30:00.000Z')
  // The last minute of the week still has its day.
  assert.equal(until('2026-03-09T07:59:00Z').toISOString(), '2026-03-10T07:59:00.000Z')
})
