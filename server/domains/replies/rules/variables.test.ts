import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  fillVariables,
  openVariables,
  unknownVariables,
  withCanonicalVariables,
  withWrittenVariables,
  writtenVariable,
} from '@yingsheng/contracts/variables'

it('keeps variables under one name, whichever language they were written in', () => {
  assert.equal(
    withCanonicalVariables('{{客户.称呼}}，{{ brand.name }}'),
    '{{customer.name}}，{{brand.name}}',
  )
  assert.equal(
    withWrittenVariables('{{customer.name}}，{{问候语}}', 'zh-CN'),
    '{{客户.称呼}}，{{问候语}}',
  )
  assert.equal(withWrittenVariables('{{客户.称呼}}', 'en'), '{{customer.name}}')
  assert.equal(writtenVariable('greeting', 'en'), '{{greeting}}')
})

it('names what it does not know, once each', () => {
  assert.deepEqual(unknownVariables('{{客户.生日}}{{客户.生日}}{{客户.称呼}}'), ['客户.生日'])
  assert.deepEqual(withCanonicalVariables('{{客户.生日}}'), '{{客户.生日}}')
})

it('fills in what is known and leaves open what is not', () => {
  const text = '{{customer.name}}您好，{{品牌.名称}}为您服务'
  assert.equal(
    fillVariables(text, { 'customer.name': '王芳', 'brand.name': '青柠' }),
    '王芳您好，青柠为您服务',
  )
  const half = fillVariables(text, { 'customer.name': ' ', 'brand.name': '青柠' })
  assert.equal(half, '{{customer.name}}您好，青柠为您服务')
  assert.deepEqual(openVariables(half), ['customer.name'])
})

it('does not fill in what a value brings with it', () => {
  assert.equal(
    fillVariables('{{customer.name}}', { 'customer.name': '{{agent.name}}', 'agent.name': 'x' }),
    '{{agent.name}}',
  )
})

it('takes other braces for what they are', () => {
  for (const text of ['{客户.称呼}', '{{a b}}', '{{}}', '{{customer.name', '{{{x}}'])
    assert.deepEqual(openVariables(text), [], text)
})
