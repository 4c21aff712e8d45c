import assert from 'node:assert/strict'
import { it } from 'node:test'
import { placesInOrder } from './places.ts'

const placed = (...places: [string, number][]) => places.map(([id, place]) => ({ id, place }))

it('deals out the same places in another order', () => {
  const current = placed(['a', 1], ['b', 4], ['c', 9])
  assert.deepEqual(placesInOrder(current, ['c', 'a', 'b']), placed(['c', 1], ['a', 4], ['b', 9]))
})

it('moves only those whose place changes', () => {
  const current = placed(['a', 1], ['b', 2], ['c', 3])
  assert.deepEqual(placesInOrder(current, ['a', 'c', 'b']), placed(['c', 2], ['b', 3]))
  assert.deepEqual(placesInOrder(current, ['a', 'b', 'c']), [])
})

it('gives each a place of its own where some were equal', () => {
  const current = placed(['a', 1], ['b', 1], ['c', 2])
  assert.deepEqual(placesInOrder(current, ['b', 'a', 'c']), placed(['a', 2], ['c', 3]))
})
