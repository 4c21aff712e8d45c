import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aState, aThread, anEvent, said } from '../test-kit.ts'
import {
  foldThread,
  furthest,
  lineState,
  mergeThreads,
  movedTo,
  withEarlier,
  withLater,
  type Thread,
} from './fold-thread.ts'

const sequences = (thread: Thread) => thread.timeline.map((event) => event.stream.sequence)
const page = (from: number, to: number, hasMore = false) => ({
  timeline: aThread(from, to).timeline,
  hasMore,
})

test('foldThread() appends the next event and its state', () => {
  const thread = foldThread(aThread(1, 3), anEvent('conversation.resolved', 4))
  assert.ok(thread !== 'gap')
  assert.deepEqual(sequences(thread), [1, 2, 3, 4])
  assert.equal(thread.conversation.sequence, 4)
})

test('foldThread() ignores what it has and tells a gap', () => {
  const thread = aThread(1, 3)
  assert.equal(foldThread(thread, said(3)), thread)
  assert.equal(foldThread(thread, said(5)), 'gap')
})

test('foldThread() keeps a stretch of the past as it is, and knows the state all the same', () => {
  const past = aThread(1, 3, { hasLater: true, conversation: aState({ sequence: 90 }) })
  const thread = foldThread(past, anEvent('conversation.resolved', 91))
  assert.ok(thread !== 'gap')
  assert.deepEqual(sequences(thread), [1, 2, 3])
  assert.equal(thread.conversation.sequence, 91)
})

test('mergeThreads() joins what touches, keeping earlier pages and newer events', () => {
  const held = aThread(1, 9, { hasEarlier: false })
  const merged = mergeThreads(held, aThread(5, 8, { hasEarlier: true }))
  assert.deepEqual(sequences(merged), [1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.equal(merged.hasEarlier, false)
  assert.equal(merged.conversation.sequence, 9)
})

test('mergeThreads() lets go of what it held when there is a hole', () => {
  assert.deepEqual(sequences(mergeThreads(aThread(1, 3), aThread(7, 9))), [7, 8, 9])
})

test('mergeThreads() stays in a stretch of the past, and takes the newer state', () => {
  const past = aThread(2, 4, { hasEarlier: true, hasLater: true })
  for (const read of [aThread(4, 9), aThread(7, 9)]) {
    const merged = mergeThreads(past, read)
    assert.deepEqual(sequences(merged), [2, 3, 4])
    assert.deepEqual([merged.hasEarlier, merged.hasLater], [true, true])
    assert.equal(merged.conversation.sequence, 9)
  }
})

test('withEarlier() and withLater() join pages without doubling what overlaps', () => {
  const earlier = withEarlier(aThread(5, 7), page(2, 5, true))
  assert.deepEqual(sequences(earlier), [2, 3, 4, 5, 6, 7])
  assert.equal(earlier.hasEarlier, true)
  const past = aThread(1, 3, { hasLater: true, conversation: aState({ sequence: 6 }) })
  const half = withLater(past, page(3, 4, true))
  assert.equal(half.hasLater, true)
  assert.equal(withLater(half, page(5, 6)).hasLater, false)
})

test('withLater() stays a stretch of the past when events came meanwhile', () => {
  const past = aThread(1, 3, { hasLater: true, conversation: aState({ sequence: 7 }) })
  assert.equal(withLater(past, page(4, 6)).hasLater, true)
})

test('movedTo() shows what lies around a search hit', () => {
  const thread = movedTo(
    aThread(90, 99, { conversation: aState({ sequence: 99 }) }),
    page(10, 19, true),
    page(20, 29, true),
  )
  assert.deepEqual([thread.hasEarlier, thread.hasLater], [true, true])
  assert.deepEqual([sequences(thread).at(0), sequences(thread).at(-1)], [10, 29])
})

test('furthest() never goes back', () => {
  const at = (delivered: number, read: number) => ({
    customer: { delivered, read },
    agents: { delivered: read, read },
  })
  assert.deepEqual(furthest(at(5, 3), at(4, 4)).customer, { delivered: 5, read: 4 })
})

test('lineState() says sent, delivered, read', () => {
  const positions = { customer: { delivered: 5, read: 3 }, agents: { delivered: 0, read: 0 } }
  assert.deepEqual(
    [3, 5, 6].map((sequence) => lineState(sequence, positions)),
    ['read', 'delivered', 'sent'],
  )
})
