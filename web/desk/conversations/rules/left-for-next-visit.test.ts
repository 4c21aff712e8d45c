import assert from 'node:assert/strict'
import test from 'node:test'
import { aThread, me, said, timeAt } from '../test-kit.ts'
import { leftForNextVisit } from './left-for-next-visit.ts'

const ours = { author: { kind: 'agent', id: me, name: '我' } } as const
const away = { ...aThread(1, 1), timeline: [said(1), said(2, ours), said(3, ours), said(4)] }
const delivered = (sequence: number) => ({
  positions: { ...away.positions, customer: { delivered: sequence, read: 0 } },
})

const cases: [when: string, thread: typeof away, expected: number | null][] = [
  ['the customer is away and has not got our last line', away, 3],
  ['he is here', { ...away, isCustomerOnline: true }, null],
  ['he has got it', { ...away, ...delivered(3) }, null],
  ['he has only got the one before', { ...away, ...delivered(2) }, 3],
  ['one looks at the past', { ...away, hasLater: true }, null],
  ['we have said nothing', { ...away, timeline: [said(1)] }, null],
  [
    'our last line was recalled',
    {
      ...away,
      ...delivered(2),
      timeline: [said(2, ours), said(3, { ...ours, recalledAt: timeAt(4) })],
    },
    null,
  ],
]
for (const [when, thread, expected] of cases) {
  test(`leftForNextVisit() is ${expected} when ${when}`, () =>
    assert.equal(leftForNextVisit(thread), expected))
}
