import assert from 'node:assert/strict'
import { it } from 'node:test'
import { spell } from './spell.ts'

it('spells in context, a word for each character', async () => {
  assert.equal(await spell('欢迎光临!'), 'huan ying guang lin -')
  assert.equal(await spell('银行 A'), 'yin hang - -')
  assert.equal(await spell('😊女'), '- nv')
})

it('spells the beginning of a long text only', async () => {
  assert.equal((await spell('字'.repeat(200))).split(' ').length, 60)
})
