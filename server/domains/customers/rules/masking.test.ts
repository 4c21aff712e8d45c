import assert from 'node:assert/strict'
import test from 'node:test'
import { maskEmail, maskPhone } from './masking.ts'

for (const [phone, masked] of [
  ['13812346621', '138****6621'],
  ['+8613812346621', '+86138****6621'],
  ['02155556666', '021****6666'],
  ['88213', '8***3'],
] as const) {
  test(`maskPhone() shows ${masked} of ${phone}`, () => assert.equal(maskPhone(phone), masked))
}

for (const [email, masked] of [
  ['linxiaowen@163.com', 'lin***@163.com'],
  ['al@qq.com', 'a***@qq.com'],
  ['a@b.example', 'a***@b.example'],
] as const) {
  test(`maskEmail() shows ${masked} of ${email}`, () => assert.equal(maskEmail(email), masked))
}
