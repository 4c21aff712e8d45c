import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markWords } from './mark-words.ts'

const marked = (text: string, words: string[]) =>
  markWords(text, words)
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('')

test('markWords() marks every word, whatever its case, the longest first', () => {
  assert.equal(marked('充电宝充电慢', ['充电', '充电宝']), '[充电宝][充电]慢')
  assert.equal(marked('Type-C and type-c', ['type-c']), '[Type-C] and [type-c]')
})

test('markWords() takes the words as they are, not as patterns', () => {
  assert.equal(marked('a.b (c) a-b', ['.', '(c', 'a-b']), 'a[.]b [(c]) [a-b]')
  assert.equal(marked('nothing', []), 'nothing')
  assert.equal(marked('nothing', ['']), 'nothing')
})
