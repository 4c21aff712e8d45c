import assert from 'node:assert/strict'
import { test } from 'node:test'
import { darkenForWhiteText, whiteTextOn } from './white-text.ts'

const cases: [colour: string, isReadable: boolean][] = [
  ['#0a7370', true],
  ['#000000', true],
  ['#767676', true],
  ['#777777', false],
  ['#e39b12', false],
  ['#ffffff', false],
]
for (const [colour, isReadable] of cases) {
  test(`whiteTextOn() finds ${colour} ${isReadable ? 'dark enough' : 'too light'}`, () => {
    assert.equal(whiteTextOn(colour).isReadable, isReadable)
  })
}

test('whiteTextOn() rounds the ratio down, so that 4.48 never reads as 4.5', () => {
  assert.equal(whiteTextOn('#777777').ratio, '4.47')
})

test('darkenForWhiteText() gives a readable colour, and leaves one that is', () => {
  for (const [colour] of cases)
    assert.ok(whiteTextOn(darkenForWhiteText(colour)).isReadable, colour)
  assert.equal(darkenForWhiteText('#0a7370'), '#0a7370')
})
