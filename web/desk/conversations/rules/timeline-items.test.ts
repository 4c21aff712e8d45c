import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { anEvent, colleague, me, said, timeAt } from '../test-kit.ts'
import { repliesSince, timelineItems, withUnsent } from './timeline-items.ts'

const agent = (id: string) => ({ author: { kind: 'agent' as const, id, name: '何静' } })
const whole = { hasEarlier: false, firsts: new Set<number>() }
const stored = (events: object[]) => events as StoredEvent[]

test('timelineItems() divides days and groups lines of one author', () => {
  const items = timelineItems(
    stored([
      anEvent('conversation.opened', 1),
      said(2),
      said(3),
      said(4, agent(me)),
      said(5, { ...agent(me), audience: 'agents' }),
    ]),
    whole,
  )
  assert.deepEqual(
    items.map((item) => item.kind),
    ['day', 'system', 'message', 'message', 'message', 'message'],
  )
  assert.deepEqual(
    items.flatMap((item) => (item.kind === 'message' ? [item.isFirst] : [])),
    [true, false, true, true],
  )
  const first = items[2]
  assert.equal(first?.kind === 'message' && first.groupEnd, 3)
})

test('timelineItems() starts a new group after five minutes and on a new day', () => {
  const items = timelineItems(
    stored([said(1), said(2, { at: timeAt(400) }), said(3, { at: timeAt(86_400 * 2) })]),
    whole,
  )
  assert.deepEqual(
    items.map((item) => item.kind),
    ['day', 'message', 'message', 'day', 'message'],
  )
  assert.ok(items.every((item) => item.kind !== 'message' || item.isFirst))
})

test('withUnsent() shows an unsent line once, under the key its message will have', () => {
  const unsent = [{ clientId: 'c-2' }, { clientId: 'c-9' }]
  const items = withUnsent(timelineItems(stored([said(1), said(2)]), whole), unsent)
  assert.deepEqual(items.map((item) => item.key).slice(1), ['c-1', 'c-2', 'c-9'])
  assert.equal(items.at(-1)?.kind, 'unsent')
})

test('repliesSince() finds what colleagues told the customer after I began', () => {
  const timeline = stored([
    said(1),
    said(2, agent(colleague)),
    said(3, agent(me)),
    said(4, agent(colleague)),
    said(5),
  ])
  assert.deepEqual(
    repliesSince(timeline, { sequence: 2, myId: me }).map((event) => event.stream.sequence),
    [4],
  )
  assert.deepEqual(repliesSince(timeline, { sequence: 4, myId: me }), [])
})

test('timelineItems() draws what was drawn the same when an earlier page comes before it', () => {
  const page = stored([said(3), said(4)])
  const before = timelineItems(page, { ...whole, hasEarlier: true })
  const after = timelineItems(stored([said(1), said(2), ...page]), {
    ...whole,
    firsts: new Set([3]),
  })
  assert.deepEqual(
    before.map((item) => item.kind),
    ['message', 'message'],
  )
  const look = (item: (typeof before)[number]) => [
    item.key,
    item.kind === 'message' && item.isFirst,
  ]
  assert.deepEqual(after.slice(-2).map(look), before.map(look))
})
