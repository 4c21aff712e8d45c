import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailProblem, nameProblem, phoneProblem, plainPhone } from './profile-problems.ts'

test('phoneProblem() takes numbers as people write them', () => {
  for (const good of ['13812346621', '+86 138-1234-6621', '(021) 12345'])
    assert.equal(phoneProblem(good), null, good)
  for (const bad of ['', '1234', '138****6621', '12345678901234567', 'abc'])
    assert.equal(phoneProblem(bad), 'phoneWrong', bad)
  assert.equal(plainPhone('+86 138-1234 6621'), '+8613812346621')
})

test('emailProblem() and nameProblem() stop what cannot be right', () => {
  assert.equal(emailProblem('lin@163.com'), null)
  for (const bad of ['', 'lin', 'lin@', 'lin@163', 'a b@c.de'])
    assert.equal(emailProblem(bad), 'emailWrong', bad)
  assert.equal(nameProblem(' '), 'nameWrong')
  assert.equal(nameProblem('林'), null)
})
