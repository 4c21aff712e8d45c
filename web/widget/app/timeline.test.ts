import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { follow, lastLine, merge, unreadIn, type Current, type Happening } from './timeline.ts'

const id = '01a1ffe0-0000-7000-8000-000000000001'

function event(
  sequence: number,
  inStream: number,
  data: object = {},
  name = 'message.sent',
  conversationId = id,
): Happening {
  const conversation = { id: conversationId, status: 'open', openedAt: '', sequence: inStream }
  return {
    sequence,
    name,
    stream: { kind: 'conversation', id: conversationId, sequence: inStream },
    actor: { kind: 'system' },
    causedBy: null,
    at: '2030-01-04T04:00:00.000Z',
    data: { conversation, ...data },
  } as Happening
}
const message = (by: 'agent' | 'customer', sequence: number) => ({
  message: {
    conversationId: id,
    sequence,
    clientId: `${sequence}`,
    author: { kind: by, id: 'x', name: '小七' },
    text: `${sequence}`,
    files: [],
    at: '',
  },
})

describe('merge()', () => {
  it('keeps order and holds each event once, whichever way stretches overlap', () => {
    const all = [1, 2, 3, 4, 5].map((n) => event(n * 10, n))
    assert.deepEqual(
      merge(all.slice(2), all.slice(0, 3)).map((e) => e.sequence),
      [10, 20, 30, 40, 50],
    )
  })
})

describe('follow()', () => {
  const current: Current = { id, status: 'resolved', assigneeName: '小七', sequence: 5 }

  it('drops what the snapshot already holds', () =>
    assert.equal(follow(current, event(100, 5)), current))

  it('takes what is new, and keeps who answers when the event does not say', () => {
    assert.deepEqual(follow(current, event(100, 6)), {
      id,
      status: 'open',
      assigneeName: '小七',
      sequence: 6,
    })
  })

  it('hears who answers from the assignment, nobody included', () => {
    assert.equal(
      follow(current, event(100, 6, { assigneeName: '林' }, 'conversation.assigned')).assigneeName,
      '林',
    )
    assert.equal(
      follow(current, event(100, 6, { assigneeName: null }, 'conversation.assigned')).assigneeName,
      null,
    )
  })

  it('turns to a new conversation, where nobody answers yet', () => {
    const other = '01a1ffe0-0000-7000-8000-000000000002'
    assert.deepEqual(follow(current, event(100, 1, {}, 'conversation.opened', other)), {
      id: other,
      status: 'open',
      assigneeName: null,
      sequence: 1,
    })
  })
})

describe('unreadIn()', () => {
  it('counts what agents said after the position, in this conversation', () => {
    const timeline = [
      event(1, 1, message('agent', 1)),
      event(2, 2, message('customer', 2)),
      event(3, 3, message('agent', 3)),
      event(4, 4),
    ]
    const current: Current = { id, status: 'open', assigneeName: null, sequence: 4 }
    assert.equal(unreadIn(timeline, current, 1).length, 1)
    assert.equal(unreadIn(timeline, current, 3).length, 0)
    assert.equal(unreadIn(timeline, null, 0).length, 0)
  })
})

describe('lastLine()', () => {
  it('is what was said last, by whom', () => {
    assert.equal(lastLine([], []), null)
    assert.deepEqual(lastLine([event(1, 1, message('agent', 1)), event(2, 2)], []), {
      by: '小七',
      text: '1',
      isImage: false,
      at: '',
    })
  })
})
