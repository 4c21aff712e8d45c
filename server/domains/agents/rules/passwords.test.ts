import assert from 'node:assert/strict'
import test from 'node:test'
import { judgePassword } from './passwords.ts'

const about = ['he.jing@qingning.example', '何静', '青柠数码客户服务中心']
const cases: [password: string, expected: ReturnType<typeof judgePassword>][] = [
  ['short', { outcome: 'weak', why: 'short' }],
  ['1234567890', { outcome: 'weak', why: 'common' }],
  ['Password123!', { outcome: 'weak', why: 'common' }],
  ['qwertyuiop', { outcome: 'weak', why: 'common' }],
  ['aaaaaaaaaaaaaaa', { outcome: 'weak', why: 'common' }],
  ['he.jing@qingning.example', { outcome: 'weak', why: 'personal' }],
  ['青柠数码客户服务中心', { outcome: 'weak', why: 'personal' }],
  ['柠檬树下听雨打芭蕉声声', { outcome: 'fit' }],
  ['a lemon tree in the rain', { outcome: 'fit' }],
]
for (const [password, expected] of cases) {
  test(`judgePassword() says ${JSON.stringify(expected)} when it is ${password}`, () =>
    assert.deepEqual(judgePassword(password, about), expected))
}
