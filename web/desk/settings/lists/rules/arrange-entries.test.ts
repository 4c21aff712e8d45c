import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangeEntries, dropOf, stepOf } from './arrange-entries.ts'

const entry = (id: string, parentId: string | null = null) => ({
  id,
  fields: { name: id, parentId },
})
const tree = [entry('a'), entry('a1', 'a'), entry('b'), entry('a2', 'a'), entry('c')]

test('arrangeEntries() puts each below its parent, in order', () => {
  const read = arrangeEntries(tree).map(({ entry: { id }, depth }) => `${depth}${id}`)
  assert.deepEqual(read, ['0a', '1a1', '1a2', '0b', '0c'])
})

test('arrangeEntries() shows one at the top when its parent is not shown', () => {
  assert.deepEqual(
    arrangeEntries([entry('x', 'gone')]).map(({ depth }) => depth),
    [0],
  )
})

const steps: [id: string, step: 'up' | 'down', after: string | null | undefined][] = [
  ['a', 'up', undefined],
  ['b', 'up', null],
  ['c', 'up', 'a'],
  ['a', 'down', 'b'],
  ['c', 'down', undefined],
  ['a2', 'up', null],
  ['a2', 'down', undefined],
]
for (const [id, step, after] of steps)
  test(`stepOf() moves ${id} ${step} behind ${after} among its like`, () =>
    assert.equal(stepOf(tree, id, step), after))

test('dropOf() puts one before or behind another', () => {
  assert.equal(dropOf(tree, 'c', { id: 'a', isBehind: false }), null)
  assert.equal(dropOf(tree, 'c', { id: 'a', isBehind: true }), 'a')
})

test('dropOf() answers nothing where it is already, or under another parent', () => {
  assert.equal(dropOf(tree, 'b', { id: 'a', isBehind: true }), undefined)
  assert.equal(dropOf(tree, 'b', { id: 'a1', isBehind: true }), undefined)
})
