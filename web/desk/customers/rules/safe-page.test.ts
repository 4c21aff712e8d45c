import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safePage } from './safe-page.ts'

test('safePage() follows web pages only', () => {
  assert.deepEqual(safePage('https://shop.example/%E5%95%86%E5%93%81?x=1'), {
    href: 'https://shop.example/%E5%95%86%E5%93%81?x=1',
    place: 'shop.example/商品',
  })
  assert.equal(safePage('javascript:alert(1)').href, null)
  assert.equal(safePage('file:///etc/passwd').href, null)
  assert.deepEqual(safePage('not a page'), { href: null, place: '' })
})

test('safePage() survives an address that does not decode', () => {
  assert.equal(safePage('https://shop.example/%E5%95').place, 'shop.example/%E5%95')
})
