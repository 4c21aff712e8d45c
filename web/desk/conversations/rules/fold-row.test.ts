import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRow, aState, anEvent, colleague, customerId, me, said } from '../test-kit.ts'
import { countsOf, foldRow, recount } from './fold-row.ts'

const away = { myId: me, isReading: false }

test('foldRow() ignores an event the row has seen', () => {
  const row = aRow({ sequence: 5 })
  assert.equal(foldRow(row, said(5), away), row)
})

test('foldRow() counts a customer line as unread, except while I read it', () => {
  const row = aRow({ sequence: 1, unread: 2 })
  assert.equal(foldRow(row, said(2), away)?.unread, 3)
  assert.equal(foldRow(row, said(2), { myId: me, isReading: true })?.unread, 0)
  assert.equal(foldRow(aRow({ unread: 99 }), said(2), away)?.unread, 99)
})

test('foldRow() takes my own reply as having read, and a colleague’s as nothing of the kind', () => {
  const row = aRow({ unread: 2 })
  const byMe = said(2, { author: { kind: 'agent', id: me, name: '何静' } })
  const byColleague = said(2, { author: { kind: 'agent', id: colleague, name: '李婷' } })
  assert.equal(foldRow(row, byMe, away)?.unread, 0)
  assert.equal(foldRow(row, byColleague, away)?.unread, 2)
})

test('foldRow() shows the last line of customer, agent and note, at most 120 characters of it', () => {
  const long = said(2, { text: '长'.repeat(500) })
  assert.equal(foldRow(aRow(), long, away)?.lastLine.text.length, 120)
  const message = said(2, { author: { kind: 'agent', id: me, name: '何静' }, audience: 'agents' })
    .data.message
  assert.equal(foldRow(aRow(), anEvent('note.added', 2, { message }), away)?.lastLine.by, 'note')
})

test('foldRow() makes a row of an opened conversation, and of no other it does not know', () => {
  const opened = anEvent('conversation.opened', 1, { customerName: null, customerNumber: 12 })
  const row = foldRow(undefined, opened, away)
  assert.equal(row?.customerNumber, 12)
  assert.equal(foldRow(undefined, said(4), away), undefined)
  assert.equal(foldRow(row, said(2), away)?.unread, 1)
})

test('foldRow() follows a customer who turned out to be someone we know', () => {
  const event = anEvent('conversation.identified', 2, {
    previousCustomerId: customerId,
    customerName: '林晓雯',
    customerNumber: 3,
  })
  const row = foldRow(aRow({ customerName: null, customerNumber: 9 }), event, away)
  assert.deepEqual([row?.customerName, row?.customerNumber], ['林晓雯', 3])
})

test('foldRow() keeps my draft whatever happens to the conversation', () => {
  assert.equal(
    foldRow(aRow({ draft: '您好' }), anEvent('conversation.resolved', 2), away)?.draft,
    '您好',
  )
})

test('recount() moves a conversation between the views', () => {
  const counts = { mine: 3, unassigned: 2, all: 9, waiting: 1 }
  const before = aState({ assigneeId: null, waitingSince: '2026-05-22T04:00:00.000Z' })
  const claimed = { ...before, assigneeId: me }
  assert.deepEqual(recount(counts, { before, after: claimed }, me), {
    mine: 4,
    unassigned: 1,
    all: 9,
    waiting: 2,
  })
  const resolved = { ...claimed, status: 'resolved' as const, waitingSince: null }
  assert.deepEqual(recount(counts, { before: claimed, after: resolved }, me), {
    mine: 2,
    unassigned: 2,
    all: 8,
    waiting: 0,
  })
  assert.deepEqual(countsOf(resolved, me), { mine: 0, unassigned: 0, all: 0, waiting: 0 })
})
