import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventKinds } from '@yingsheng/contracts/events'
import { createChance } from './chance.ts'
import { planConversations } from './plan.ts'
import { type Cast, tellConversation } from './tell.ts'
import { writeSentences } from './texts.ts'

const now = new Date('2025-11-21T12:00:00Z')
const id = (place: number) => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`

function planAndTell(conversations: number, messages: number) {
  const chance = createChance(7)
  const sentences = Map.groupBy(writeSentences(chance), ({ tongue, role }) => `${tongue} ${role}`)
  const cast: Cast = {
    lines: [
      { id: id(1), brandId: id(2), queueId: id(8) },
      { id: id(3), brandId: id(4), queueId: id(8) },
    ],
    agents: [
      { id: id(5), publicName: '陈晓雯' },
      { id: id(6), publicName: 'Emma' },
    ],
    sentences: (tongue, role) => sentences.get(`${tongue} ${role}`)!,
    now,
  }
  const plan = planConversations(chance, { conversations, messages, lines: 2, agents: 2, now })
  return plan.map((one) => ({ plan: one, told: tellConversation(one, cast, chance) }))
}

const byName = new Map(eventKinds.map((kind) => [kind.name, kind]))

test('tellConversation() tells what the contracts know, in streams without gaps', () => {
  for (const { told } of planAndTell(200, 3_000)) {
    told.events.forEach(({ name, data, stream, at }, index) => {
      assert.deepEqual(byName.get(name)?.data.safeParse(data).error, undefined)
      assert.equal(stream.sequence, index + 1)
      assert.ok(at <= now)
    })
    const last = told.events.at(-1)!.data as { conversation: object }
    assert.deepEqual(last.conversation, told.state)
  }
})

test('tellConversation() lets a customer wait from his first unanswered line until an answer', () => {
  for (const { told } of planAndTell(200, 3_000)) {
    let waitingSince: string | null = null
    for (const { message } of told.messages) {
      if (message.author.kind === 'customer') waitingSince ??= message.at
      else if (message.audience === 'everyone') waitingSince = null
    }
    const expected = told.state.status === 'resolved' ? null : waitingSince
    assert.equal(told.state.waitingSince, expected)
  }
})

test('planConversations() makes about as many messages as asked, and leaves some open', () => {
  const told = planAndTell(2_000, 40_000)
  const messages = told.reduce((sum, one) => sum + one.told.messages.length, 0)
  const open = told.filter(({ plan }) => plan.status === 'open')
  assert.ok(Math.abs(messages - 40_000) < 1_000, String(messages))
  assert.ok(Math.abs(open.length - 60) <= 1, String(open.length))
  assert.ok(open.some(({ plan }) => plan.agent === null))
})
