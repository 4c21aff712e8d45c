import assert from 'node:assert/strict'
import test from 'node:test'
import type { Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Reaction, ReactionEmoji } from '@yingsheng/contracts/message-parts'
import { decideMessageChange } from './message-change.ts'
import { mayQuote, quoteOf } from './quotes.ts'
import { withReaction } from './reactions.ts'
import { rewritten } from './rewritten.ts'

const said: Message = {
  conversationId: 'one',
  sequence: 4,
  clientId: 'line-4',
  author: { kind: 'agent', id: 'ana', name: '安娜' },
  audience: 'everyone',
  text: '明天发货',
  files: [],
  at: '2026-05-22T10:00:00.000Z',
}
const at = (seconds: number) => new Date(Date.parse(said.at) + seconds * 1_000)
const ana = { agentId: 'ana', now: at(120), edits: 0 }

const decisions: [when: string, Partial<Message>, Partial<typeof ana>, expected: string][] = [
  ['it is one’s own and two minutes old', {}, {}, 'may change'],
  ['a colleague said it', {}, { agentId: 'ben' }, 'not allowed'],
  ['the customer said it', { author: { kind: 'customer', id: 'ana' } }, {}, 'not allowed'],
  ['it is a note', { audience: 'agents' }, {}, 'not allowed'],
  ['it was recalled', { recalledAt: said.at }, {}, 'recalled'],
  ['a moment more has passed', {}, { now: at(120.001) }, 'too late'],
  ['it was edited ten times', {}, { edits: 10 }, 'edited too often'],
]
for (const [when, message, asked, expected] of decisions) {
  test(`decideMessageChange() is ${expected} when ${when}`, () =>
    assert.equal(decideMessageChange({ ...said, ...message }, { ...ana, ...asked }), expected))
}

test('quoteOf() shortens without cutting a character in two', () => {
  const text = `${'字'.repeat(119)}😀后面`
  assert.equal(quoteOf({ ...said, text }).text, '字'.repeat(119))
  assert.deepEqual(quoteOf(said), { sequence: 4, name: '安娜', text: '明天发货' })
})

test('quoteOf() names the first file of a message without text, and says that one was recalled', () => {
  const file = { id: 'f', name: '屏幕.png', mediaType: 'image/png', bytes: 1, image: null }
  const customer = { kind: 'customer' as const, id: 'c' }
  assert.deepEqual(quoteOf({ ...said, author: customer, text: '', files: [file] }), {
    sequence: 4,
    name: null,
    text: '',
    file: '屏幕.png',
  })
  const recalled = { ...said, text: '', files: [], recalledAt: said.at, revision: 9 }
  assert.deepEqual(quoteOf(recalled), {
    sequence: 4,
    name: '安娜',
    text: '',
    isRecalled: true,
    revision: 9,
  })
})

test('mayQuote() keeps what agents say among themselves out of what customers read', () => {
  assert.equal(mayQuote('everyone', { audience: 'agents' }), false)
  assert.equal(mayQuote('everyone', { audience: 'everyone' }), true)
  assert.equal(mayQuote('agents', { audience: 'agents' }), true)
})

const by = (id: string): Reaction['by'] => ({ kind: 'agent', id })
const thumb: Reaction = { emoji: '👍', by: by('ana') }
const reactions: [what: string, Reaction[], Reaction['by'], ReactionEmoji | null, Reaction[]][] = [
  ['adds one', [], by('ana'), '👍', [thumb]],
  ['adds another’s', [thumb], by('ben'), '👍', [thumb, { emoji: '👍', by: by('ben') }]],
  [
    'puts a new one in place of one’s own',
    [thumb],
    by('ana'),
    '🙏',
    [{ emoji: '🙏', by: by('ana') }],
  ],
  ['takes one’s own away', [thumb], by('ana'), null, []],
  [
    'knows the customer under a new record',
    [{ emoji: '👍', by: { kind: 'customer', id: 'stranger' } }],
    { kind: 'customer', id: 'known' },
    null,
    [],
  ],
]
for (const [what, before, who, emoji, expected] of reactions) {
  test(`withReaction() ${what}`, () => assert.deepEqual(withReaction(before, who, emoji), expected))
}

test('withReaction() answers the same array when nothing changes or no room is left', () => {
  const full = Array.from({ length: 50 }, (_, index): Reaction => ({
    emoji: '👍',
    by: by(String(index)),
  }))
  assert.equal(withReaction(full, by('late'), '👍'), full)
  assert.equal(withReaction([thumb], by('ana'), '👍')[0], thumb)
  const none: Reaction[] = []
  assert.equal(withReaction(none, by('ana'), null), none)
})

test('rewritten() replaces a message wherever an event carries or quotes it, and nothing else', () => {
  const now = { ...said, text: '后天发货', revision: 7 }
  const event = (data: object) => ({ data }) as StoredEvent
  assert.deepEqual(rewritten(event({ message: said, conversation: 1 }), now), {
    message: now,
    conversation: 1,
  })
  assert.deepEqual(rewritten(event({ changed: said }), now), { changed: now })
  const answer = { ...said, sequence: 5, quote: quoteOf(said) }
  assert.deepEqual(rewritten(event({ message: answer }), now), {
    message: { ...answer, quote: { sequence: 4, name: '安娜', text: '后天发货', revision: 7 } },
  })
  assert.equal(rewritten(event({ message: { ...said, sequence: 5 } }), now), null)
  assert.equal(rewritten(event({ conversation: 1 }), now), null)
})
