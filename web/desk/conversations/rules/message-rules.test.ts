import assert from 'node:assert/strict'
import test from 'node:test'
import type { Message } from '@yingsheng/contracts/conversations'
import { aMessage, colleague, me, timeAt } from '../test-kit.ts'
import { groupReactions } from './group-reactions.ts'
import { mayStillChange } from './may-change.ts'

const mine = aMessage(1, { author: { kind: 'agent', id: me, name: '我' } })
const cases: [when: string, Message, seconds: number, expected: boolean][] = [
  ['it was just said', mine, 0, true],
  ['nearly two minutes have passed', mine, 118, false],
  [
    'a colleague said it',
    { ...mine, author: { kind: 'agent', id: colleague, name: '她' } },
    0,
    false,
  ],
  ['it is a note', { ...mine, audience: 'agents' }, 0, false],
  ['it was recalled', { ...mine, recalledAt: timeAt(2) }, 0, false],
]
for (const [when, message, seconds, expected] of cases) {
  test(`mayStillChange() is ${expected} when ${when}`, () => {
    const now = Date.parse(message.at) + seconds * 1_000
    assert.equal(mayStillChange(message, { myId: me, now }), expected)
  })
}

test('groupReactions() shows each emoji once, with who set it and whether I did', () => {
  const customer = { kind: 'customer', id: 'c' } as const
  const groups = groupReactions(
    [
      { emoji: '🙏', by: customer },
      { emoji: '👍', by: { kind: 'agent', id: me } },
      { emoji: '🙏', by: { kind: 'agent', id: colleague } },
    ],
    me,
  )
  assert.deepEqual(
    groups.map(({ emoji, by, isMine }) => [emoji, by.length, isMine]),
    [
      ['🙏', 2, false],
      ['👍', 1, true],
    ],
  )
})
