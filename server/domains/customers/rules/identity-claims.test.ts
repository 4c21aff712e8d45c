import assert from 'node:assert/strict'
import test from 'node:test'
import { readIdentityClaims } from './identity-claims.ts'

const now = 1_900_000_000

test('readIdentityClaims() takes a subject and what else is usable', () => {
  const verdict = readIdentityClaims(
    { sub: 'u-7', exp: now + 600, name: '林晓雯', email: 'Lin@163.com', phone: 'x' },
    now,
  )
  assert.deepEqual(verdict, {
    outcome: 'fit',
    identity: { subject: 'u-7', name: '林晓雯', email: 'lin@163.com' },
  })
})

const refused: [when: string, payload: unknown][] = [
  ['there is no subject', { exp: now + 60 }],
  ['the subject is empty', { sub: '', exp: now + 60 }],
  ['the subject is a number', { sub: 7, exp: now + 60 }],
  ['it never expires', { sub: 'u-7' }],
  ['it lives for a day', { sub: 'u-7', exp: now + 86_400 }],
]
for (const [when, payload] of refused) {
  test(`readIdentityClaims() refuses when ${when}`, () =>
    assert.equal(readIdentityClaims(payload, now).outcome, 'refused'))
}
