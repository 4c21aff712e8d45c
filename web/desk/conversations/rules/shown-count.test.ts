import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownCount } from './shown-count.ts'

test('shownCount() says 999+ where the server has stopped counting', () => {
  assert.deepEqual([0, 12, 999, 1_000].map(shownCount), ['0', '12', '999', '999+'])
})
