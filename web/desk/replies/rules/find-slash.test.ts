import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findSlash } from './find-slash.ts'

const cases: [string, ReturnType<typeof findSlash>][] = [
  ['/|', { start: 0, end: 1, query: '' }],
  ['/hyg|', { start: 0, end: 4, query: 'hyg' }],
  ['您好 /退|', { start: 3, end: 5, query: '退' }],
  ['第一行\n/a|', { start: 4, end: 6, query: 'a' }],
  ['、hyg|', { start: 0, end: 4, query: 'hyg' }],
  ['／hyg|', { start: 0, end: 4, query: 'hyg' }],
  ['/hy|g', { start: 0, end: 3, query: 'hy' }],
  ['好、坏|', null],
  ['https://a|', null],
  ['和/或|', null],
  ['/a b|', null],
  ['|/a', null],
  [`/${'a'.repeat(21)}|`, null],
]

for (const [written, expected] of cases) {
  it(`${expected ? 'asks' : 'does not ask'} in ${written}`, () => {
    const caret = written.indexOf('|')
    assert.deepEqual(findSlash(written.replace('|', ''), caret), expected)
  })
}
