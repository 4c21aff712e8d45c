import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withSuggestions, wordingHits } from './wording-hits.ts'

test('wordingHits() reads what is there and skips what is not a hit', () => {
  const hits = [
    { phrase: '绝对', suggestion: '一般' },
    { phrase: '最好' },
    { phrase: '' },
    null,
    'x',
  ]
  assert.deepEqual(wordingHits({ hits }), [
    { phrase: '绝对', suggestion: '一般' },
    { phrase: '最好', suggestion: null },
  ])
  assert.deepEqual(wordingHits(undefined), [])
  assert.deepEqual(wordingHits({ hits: 'no' }), [])
})

test('withSuggestions() replaces every hit that has one, the longest first, as plain text', () => {
  const hits = [
    { phrase: '保证', suggestion: '会尽力' },
    { phrase: '保证退款', suggestion: '为您核实退款($&)' },
    { phrase: '最好', suggestion: null },
  ]
  assert.equal(withSuggestions('我保证退款，保证最好', hits), '我为您核实退款($&)，会尽力最好')
})
