import assert from 'node:assert/strict'
import test from 'node:test'
import type { Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { settleMessages } from './settle-messages.ts'

const message = (sequence: number, change: Partial<Message> = {}): Message => ({
  conversationId: 'one',
  sequence,
  clientId: `line-${sequence}`,
  author: { kind: 'agent', id: 'ana', name: '安娜' },
  audience: 'everyone',
  text: `第 ${sequence} 句`,
  files: [],
  at: '2026-05-22T10:00:00.000Z',
  ...change,
})
const event = (sequence: number, data: object) =>
  ({ sequence, stream: { kind: 'conversation', id: 'one', sequence }, data }) as StoredEvent
const sent = (sequence: number, change: Partial<Message> = {}) =>
  event(sequence, { message: message(sequence, change) })
const textsOf = (timeline: readonly StoredEvent[]) =>
  timeline.flatMap(({ data }) => (data as { message?: Message }).message?.text ?? [])

test('settleMessages() leaves a list alone in which nothing changed', () => {
  const timeline = [sent(1), sent(2)]
  assert.equal(settleMessages(timeline), timeline)
})

test('settleMessages() replaces a message by what a later event says of it', () => {
  const edited = event(3, { changed: message(1, { text: '改过', revision: 3 }) })
  const timeline = [sent(1), sent(2), edited]
  const settled = settleMessages(timeline)
  assert.deepEqual(textsOf(settled), ['改过', '第 2 句'])
  assert.equal(settled[1], timeline[1])
  assert.equal(settleMessages(settled), settled)
})

test('settleMessages() never goes back to an older wording', () => {
  const older = event(3, { changed: message(1, { text: '旧', revision: 3 }) })
  const read = sent(1, { text: '新', revision: 9 })
  assert.deepEqual(textsOf(settleMessages([read, older])), ['新'])
  const newer = event(4, { changed: message(1, { text: '较新', revision: 4 }) })
  assert.deepEqual(textsOf(settleMessages([sent(1), newer, older])), ['较新'])
})

test('settleMessages() lets a quote follow what it quotes', () => {
  const quoting = sent(2, { quote: { sequence: 1, name: '安娜', text: '第 1 句' } })
  const recalledAt = '2026-05-22T10:01:00.000Z'
  const gone = event(3, { changed: message(1, { text: '', recalledAt, revision: 3 }) })
  const [, after] = settleMessages([sent(1), quoting, gone])
  assert.deepEqual((after!.data as { message: Message }).message.quote, {
    sequence: 1,
    name: '安娜',
    text: '',
    isRecalled: true,
    revision: 3,
  })
})

test('settleMessages() heeds the changes of conversations alone', () => {
  const profile = {
    ...event(3, { changed: ['name'] }),
    stream: { kind: 'customer', id: 'c', sequence: 3 },
  }
  const timeline = [sent(1), profile as StoredEvent]
  assert.equal(settleMessages(timeline), timeline)
})
