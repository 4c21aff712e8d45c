import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRow, colleague, idOf, me, timeAt } from '../test-kit.ts'
import { belongsTo, heldOrder, rowsOfView } from './order-rows.ts'

const numbers = (rows: { number: number }[]) => rows.map((row) => row.number)

test('rowsOfView() puts the longest wait first, then whose turn it is by the latest line', () => {
  const rows = [
    aRow({ id: idOf(1), number: 1, lastMessageAt: timeAt(50) }),
    aRow({ id: idOf(2), number: 2, waitingSince: timeAt(40), lastMessageAt: timeAt(60) }),
    aRow({ id: idOf(3), number: 3, lastMessageAt: timeAt(90) }),
    aRow({ id: idOf(4), number: 4, waitingSince: timeAt(10), lastMessageAt: timeAt(20) }),
  ]
  assert.deepEqual(numbers(rowsOfView(rows, { view: 'mine', myId: me, edge: null })), [4, 2, 3, 1])
})

test('rowsOfView() shows the resolved by when they were, the latest first', () => {
  const resolved = (number: number, second: number) =>
    aRow({ id: idOf(number), number, status: 'resolved', resolvedAt: timeAt(second) })
  const rows = [resolved(1, 10), resolved(2, 30), resolved(3, 20), aRow({ id: idOf(4), number: 4 })]
  assert.deepEqual(numbers(rowsOfView(rows, { view: 'resolved', myId: me, edge: null })), [2, 3, 1])
})

test('rowsOfView() hides what lies behind the last loaded page', () => {
  const rows = [10, 20, 30].map((second) =>
    aRow({ id: idOf(second), number: second, waitingSince: timeAt(second) }),
  )
  const edge = rows[1] ?? null
  assert.deepEqual(numbers(rowsOfView(rows, { view: 'mine', myId: me, edge })), [10, 20])
})

test('belongsTo() knows mine, unassigned, all and resolved', () => {
  const views = (assigneeId: string | null, status: 'open' | 'resolved') =>
    (['mine', 'unassigned', 'all', 'resolved'] as const).filter((view) =>
      belongsTo(view, { assigneeId, status }, me),
    )
  assert.deepEqual(views(me, 'open'), ['mine', 'all'])
  assert.deepEqual(views(null, 'open'), ['unassigned', 'all'])
  assert.deepEqual(views(colleague, 'open'), ['all'])
  assert.deepEqual(views(me, 'resolved'), ['resolved'])
})

test('heldOrder() moves nothing under the pointer and lets newcomers wait', () => {
  const known = (id: string) => id !== 'gone'
  assert.deepEqual(heldOrder(['a', 'gone', 'b', 'c'], ['new', 'c', 'a', 'b'], known), {
    shown: ['a', 'b', 'c'],
    waiting: 1,
  })
})

test('heldOrder() shows the next page, which comes behind', () => {
  assert.deepEqual(
    heldOrder(['a', 'b'], ['b', 'a', 'c', 'd'], () => true),
    { shown: ['a', 'b', 'c', 'd'], waiting: 0 },
  )
})
