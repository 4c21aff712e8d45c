import assert from 'node:assert/strict'
import { it } from 'node:test'
import { estimateWait } from './wait-estimate.ts'

const now = 100 * 60_000
const minutesAgo = (...minutes: number[]) => minutes.map((m) => now - m * 60_000)

it('says nothing when nobody is on duty, or too little has happened', () => {
  const takenAt = minutesAgo(9, 6, 3)
  assert.equal(estimateWait({ position: 1, takenAt, onDuty: 0, now }), null)
  assert.equal(estimateWait({ position: 1, takenAt: minutesAgo(6, 3), onDuty: 4, now }), null)
  assert.equal(estimateWait({ position: 1, takenAt: minutesAgo(50, 40, 35), onDuty: 4, now }), null)
})

it('counts on the pace of the last half hour, and rounds up to whole minutes', () => {
  const takenAt = minutesAgo(9, 6, 3)
  assert.equal(estimateWait({ position: 1, takenAt, onDuty: 1, now }), 180)
  assert.equal(estimateWait({ position: 4, takenAt, onDuty: 1, now }), 720)
  const brisk = minutesAgo(1.5, 1, 0.5, 0.2)
  assert.equal(estimateWait({ position: 1, takenAt: brisk, onDuty: 1, now }), 60)
})
