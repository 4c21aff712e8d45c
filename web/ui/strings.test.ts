import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusals } from '@yingsheng/contracts/refusals'
import { refusalStrings } from './refusal-strings.ts'
import { strings } from './strings.ts'

test('every refusal, and being offline, has a sentence in both languages', () => {
  const codes = [...Object.keys(refusals), 'offline'].sort()
  assert.deepEqual(Object.keys(refusalStrings['zh-CN']).sort(), codes)
  assert.deepEqual(Object.keys(refusalStrings.en).sort(), codes)
})

test('both languages have the same sentences, and none is empty', () => {
  for (const dictionaries of [strings, refusalStrings]) {
    assert.deepEqual(Object.keys(dictionaries.en), Object.keys(dictionaries['zh-CN']))
    for (const sentence of Object.values(dictionaries.en)) assert.notEqual(sentence, '')
  }
})

test('Chinese sentences are Chinese and English ones are not', () => {
  for (const dictionaries of [strings, refusalStrings]) {
    for (const sentence of Object.values(dictionaries['zh-CN']))
      assert.match(sentence, /\p{Script=Han}/u)
    for (const sentence of Object.values(dictionaries.en))
      assert.doesNotMatch(sentence, /\p{Script=Han}/u)
  }
})
