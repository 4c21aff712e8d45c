import assert from 'node:assert/strict'
import type { PresenceState } from '@yingsheng/contracts/presence'
import { it } from 'node:test'
import { onSignOfLife, onSilence } from './presence-rules.ts'

const now = new Date('2026-11-20T10:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

const signs: [PresenceState, isChosen: boolean, PresenceState | null][] = [
  ['online', true, null],
  ['busy', true, null],
  ['break', true, null],
  ['offline', true, null],
  ['break', false, 'online'],
  ['offline', false, 'online'],
]
for (const [state, isChosen, expected] of signs) {
  it(`on a sign of life ${state}${isChosen ? ' by choice' : ''} ${expected === null ? 'stays' : `becomes ${expected}`}`, () => {
    assert.equal(onSignOfLife({ state, isChosen })?.state ?? null, expected)
  })
}

const silences: [PresenceState, isChosen: boolean, seconds: number, PresenceState | null][] = [
  ['online', true, 89, null],
  ['online', true, 91, 'break'],
  ['busy', true, 91, 'break'],
  ['online', false, 91, 'break'],
  ['break', true, 100_000, null],
  ['break', false, 91, null],
  ['break', false, 16 * 60, 'offline'],
  ['offline', false, 100_000, null],
]
for (const [state, isChosen, seconds, expected] of silences) {
  it(`after ${seconds} s of silence ${state}${isChosen ? ' by choice' : ''} ${expected === null ? 'stays' : `becomes ${expected}`}`, () => {
    const record = { state, isChosen, seenAt: ago(seconds), since: ago(seconds) }
    assert.equal(onSilence(record, now)?.state ?? null, expected)
  })
}
