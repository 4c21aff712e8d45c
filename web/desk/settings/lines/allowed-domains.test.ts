import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDomains, type Read } from './allowed-domains.ts'

const cases: [typed: string, read: Read][] = [
  ['shop.example', { is: 'read', domains: ['shop.example'] }],
  ['  Shop.Example ', { is: 'read', domains: ['shop.example'] }],
  ['https://shop.example/products?id=1#top', { is: 'read', domains: ['shop.example'] }],
  ['*.shop.example', { is: 'read', domains: ['*.shop.example'] }],
  ['localhost:3000', { is: 'read', domains: ['localhost:3000'] }],
  ['shop.example:80', { is: 'read', domains: ['shop.example:80'] }],
  [
    'a.example, b.example；c.example\nd.example',
    { is: 'read', domains: ['a.example', 'b.example', 'c.example', 'd.example'] },
  ],
  ['a.example a.example', { is: 'read', domains: ['a.example'] }],
  ['例子.中国', { is: 'read', domains: ['xn--fsqu00a.xn--fiqs8s'] }],
  ['', { is: 'read', domains: [] }],
  ['listed.example', { is: 'refused', why: 'there', text: 'listed.example' }],
  ['*', { is: 'refused', why: 'bad', text: '*' }],
  ['a.*.example', { is: 'refused', why: 'bad', text: 'a.*.example' }],
  ['me@shop.example', { is: 'refused', why: 'bad', text: 'me@shop.example' }],
  ['a..example', { is: 'refused', why: 'bad', text: 'a..example' }],
  ['javascript:alert(1)', { is: 'refused', why: 'bad', text: 'javascript:alert(1)' }],
  ['good.example b_d!', { is: 'refused', why: 'bad', text: 'b_d!' }],
  ['1.example 2.example 3.example 4.example 5.example', { is: 'refused', why: 'full' }],
]

for (const [typed, read] of cases) {
  test(`readDomains() answers ${read.is} for ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(readDomains(typed, ['listed.example'], 5), read)
  })
}
