import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Figure, figureTable, isMet } from './figure.ts'

const figure: Figure = {
  part: 'chat',
  name: 'messages',
  value: 2_341.4,
  unit: '/s',
  comparison: { what: 'bare', value: 4_300 },
  wanted: { atLeast: 2_000 },
}

test('isMet() is undecided when nothing is asked for', () => {
  assert.equal(isMet({ ...figure, wanted: null }), null)
  assert.equal(isMet(figure), true)
  assert.equal(isMet({ ...figure, wanted: { atMost: 2_000 } }), false)
})

test('figureTable() says when a figure is not met', () => {
  const table = figureTable([figure, { ...figure, value: 1_999.4 }])
  assert.match(table, /2,341 \/s +\| 4,300 \/s bare +\| ≥ 2,000 +\| yes/)
  assert.match(table, /1,999 \/s .* NO/)
})
