import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { usualPushPreferences } from '@yingsheng/contracts/notifications'
import { afterPush } from './after-push.ts'
import { type Considered, mayPush } from './may-push.ts'
import { pushPayload } from './push-payload.ts'
import { whomToCall } from './whom-to-call.ts'

const now = new Date('2026-03-01T08:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)

describe('who is called', () => {
  const event = (name: string, actor: object, data: object) =>
    ({
      name,
      actor,
      data: { conversation: { id: 'c', assigneeId: 'xue' }, ...data },
    }) as StoredEvent
  const customer = { kind: 'customer', id: 'k' }
  const boss = { kind: 'agent', id: 'boss' }
  const xue = { kind: 'agent', id: 'xue' }
  const nobodyHas = { conversation: { id: 'c', assigneeId: null } }
  const said = { message: { author: customer } }

  for (const [about, one, called] of [
    ['a line of a customer', event('message.sent', customer, said), 'xue message'],
    ['one that nobody has', event('message.sent', customer, { ...said, ...nobodyHas }), 'nobody'],
    ['an answer', event('message.sent', boss, { message: { author: boss } }), 'nobody'],
    ['a note', event('note.added', boss, { message: { author: boss } }), 'nobody'],
    ['a whisper', event('note.added', boss, { message: { whisperTo: 'xue' } }), 'xue whisper'],
    ['routing', event('conversation.assigned', { kind: 'system' }, { by: 'routing' }), 'xue given'],
    ['a colleague', event('conversation.assigned', boss, { by: 'assignment' }), 'xue given'],
    ['himself', event('conversation.assigned', xue, { by: 'assignment' }), 'nobody'],
    ['a claim', event('conversation.assigned', boss, { by: 'claim' }), 'nobody'],
    [
      'a return to the queue',
      event('conversation.assigned', boss, { by: 'assignment', ...nobodyHas }),
      'nobody',
    ],
    [
      'a takeover',
      event('conversation.assigned', boss, { by: 'takeover', previousAssigneeId: 'tang' }),
      'tang takeover',
    ],
    ['something else', event('conversation.resolved', customer, {}), 'nobody'],
  ] as const) {
    it(`${called} by ${about}`, () => {
      const call = whomToCall(one)
      assert.equal(call === null ? 'nobody' : `${call.agentId} ${call.kind}`, called)
    })
  }
})

describe('whether a device is told', () => {
  const usual: Considered = {
    kind: 'message',
    at: ago(5),
    seenAt: null,
    preferences: usualPushPreferences,
    isSignedIn: true,
    isHis: true,
  }
  const always = { ...usualPushPreferences, isAlways: true }
  for (const [about, change, expected] of [
    ['he was never here', {}, 'push'],
    ['he is long gone', { seenAt: ago(300) }, 'push'],
    ['he was here a minute ago', { seenAt: ago(60) }, 'push'],
    ['he was here just before', { seenAt: ago(20) }, 'wait 40'],
    ['he has been here since', { seenAt: ago(1) }, 'drop'],
    ['he has been here since but wants all', { seenAt: ago(1), preferences: always }, 'push'],
    ['he wants none of it', { preferences: { ...always, kinds: ['given'] } }, 'drop'],
    ['he has signed out', { isSignedIn: false }, 'drop'],
    ['it is another’s by now', { isHis: false }, 'drop'],
    ['it was taken from him', { isHis: false, kind: 'takeover' }, 'push'],
    ['it is old', { at: ago(3_601) }, 'drop'],
  ] as [string, Partial<Considered>, string][]) {
    it(`${expected}: ${about}`, () => {
      const decision = mayPush({ ...usual, ...change }, now)
      const seconds = decision.is === 'wait' ? ` ${(+decision.until - +now) / 1_000}` : ''
      assert.equal(`${decision.is}${seconds}`, expected)
    })
  }
})

describe('what follows from a try', () => {
  const tried = { tries: 0, at: ago(5), retryAfterMs: null, now, jitter: 0 }
  for (const [status, expected] of [
    [200, 'sent'],
    [201, 'sent'],
    [301, 'failed'],
    [307, 'failed'],
    [400, 'failed'],
    [403, 'failed'],
    [404, 'gone'],
    [410, 'gone'],
    [413, 'failed'],
    [429, 'again'],
    [500, 'again'],
    [503, 'again'],
    [null, 'again'],
  ] as const) {
    it(`${expected} after ${status ?? 'no answer'}`, () =>
      assert.equal(afterPush({ ...tried, status }).is, expected))
  }

  const wait = (change: Partial<Parameters<typeof afterPush>[0]>) => {
    const outcome = afterPush({ ...tried, status: 503, ...change })
    return outcome.is === 'again' ? (+outcome.dueAt - +now) / 1_000 : outcome.is
  }
  it('waits longer each time, four times, a little longer by the dice', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((tries) => wait({ tries })),
      [10, 60, 300, 900, 'failed'],
    )
    assert.equal(wait({ jitter: 1 }), 12)
  })
  it('waits as long as it is asked to, but no longer than the news is news', () => {
    assert.deepEqual(
      [30_000, 1_000, 3_600_000].map((retryAfterMs) => wait({ retryAfterMs })),
      [30, 10, 'failed'],
    )
  })
})

describe('what a push says', () => {
  const payload = (text: string, change = {}): any =>
    pushPayload({
      kind: 'message',
      language: 'en',
      hasText: true,
      conversation: { id: 'c', number: 7 },
      customerName: '王芳',
      event: { data: { message: { text } } },
      ...change,
    })
  it('is short, on one line', () => {
    assert.equal(payload(' a\n\n b ').text, 'a b')
    const { text } = payload('😀'.repeat(200))
    assert.equal([...text].length, 120)
    assert.ok(text.endsWith('😀…'))
  })
  it('has no number or address in it by which somebody is reached', () => {
    for (const secret of [
      '13812346621',
      '138 1234 6621',
      '+86-138-1234-6621',
      '6222020200112230',
      'a.b@lime.example',
    ])
      assert.equal(payload(`我是 ${secret}。`).text, '我是 •••。')
    assert.equal(payload('订单 4711，3 件').text, '订单 4711，3 件')
  })
  it('has no words at all where none are wanted', () => {
    const { text, name } = payload('你好', { hasText: false })
    assert.deepEqual([text, name], [null, null])
  })
  it('has the reason of a takeover', () => {
    const event = { data: { reason: '升级投诉' } }
    assert.equal(payload('', { kind: 'takeover', event }).text, '升级投诉')
  })
})
