import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Unsent } from '@yingsheng/sync'
import type { Current, Happening } from '../timeline.ts'
import { rowsOf, type Row } from './rows.ts'

const conversationId = '01a1ffe0-0000-7000-8000-000000000001'
const current: Current = { id: conversationId, status: 'open', assigneeName: '小七', sequence: 99 }
const at = (minutes: number) => new Date(Date.UTC(2030, 0, 4, 4, minutes)).toISOString()

function happening(sequence: number, name: string, minutes: number, data: object = {}): Happening {
  const conversation = { id: conversationId, status: 'open' as const, openedAt: at(0), sequence }
  const stream = { kind: 'conversation' as const, id: conversationId, sequence }
  return {
    sequence,
    name,
    stream,
    actor: { kind: 'system' },
    causedBy: null,
    at: at(minutes),
    data: { conversation, ...data },
  } as Happening
}

function said(sequence: number, by: 'customer' | 'agent', text: string, minutes = 0): Happening {
  const author = by === 'agent' ? { kind: by, id: 'a', name: '小七' } : { kind: by, id: 'c' }
  return happening(sequence, 'message.sent', minutes, {
    message: {
      conversationId,
      sequence,
      clientId: `id${sequence}`,
      author,
      audience: 'everyone',
      text,
      files: [],
      at: at(minutes),
    },
  })
}

function waiting(
  clientId: string,
  text: string,
  state: Unsent['state'] = { is: 'waiting' },
): Unsent {
  return {
    clientId,
    owner: 'o',
    lane: 'me',
    place: Date.UTC(2030, 0, 4, 4, 1),
    saying: { type: 'send', text },
    files: [],
    failure: null,
    state,
  } as Unsent
}

const short = (rows: Row[]) =>
  rows.map((row) =>
    row.is === 'message'
      ? `${row.message.by ?? 'me'}: ${row.message.text}${row.hasStatus ? ` (${row.message.status})` : ''}`
      : row.is === 'time'
        ? `--${row.what?.name ?? ''}`
        : row.what.name,
  )
const positions = (delivered: number, read: number) => ({
  customer: { delivered: 0, read: 0 },
  agents: { delivered, read },
})

describe('rowsOf()', () => {
  it('opens with the time, and tells it again after a pause', () => {
    const rows = rowsOf(
      [said(1, 'customer', 'a'), said(2, 'agent', 'b', 1), said(3, 'agent', 'c', 30)],
      [],
      current,
      null,
    )
    assert.deepEqual(short(rows), ['--', 'me: a (sent)', '小七: b', '--', '小七: c'])
  })

  it('shows who joined and that it ended, and nothing else that happened', () => {
    const rows = rowsOf(
      [
        happening(1, 'conversation.opened', 0),
        happening(2, 'conversation.assigned', 0, { assigneeName: '小七' }),
        happening(3, 'conversation.assigned', 0, { assigneeName: null }),
        said(4, 'agent', 'a'),
        happening(5, 'conversation.resolved', 1),
        happening(6, 'conversation.identified', 1),
      ],
      [],
      current,
      null,
    )
    assert.deepEqual(short(rows), ['--conversation.assigned', '小七: a', 'conversation.resolved'])
  })

  it('shows each tick once, at the last line that has got so far', () => {
    const timeline = [1, 2, 3, 4, 5].map((n) => said(n, 'customer', `${n}`))
    assert.deepEqual(short(rowsOf(timeline, [], current, positions(4, 2))).slice(1), [
      'me: 1',
      'me: 2 (read)',
      'me: 3',
      'me: 4 (delivered)',
      'me: 5 (sent)',
    ])
  })

  it('puts what waits at the end, and never beside itself', () => {
    const unsent = [waiting('id1', 'a', { is: 'sent', message: null }), waiting('new', 'b')]
    assert.deepEqual(short(rowsOf([said(1, 'customer', 'a')], unsent, current, null)).slice(1), [
      'me: a (sent)',
      'me: b (waiting)',
    ])
  })

  it('marks every line that is not sent', () => {
    const failed = { is: 'failed', failure: { code: 'too_long' } } as const
    assert.deepEqual(
      short(
        rowsOf(
          [],
          [waiting('a', 'a', failed), waiting('b', 'b'), waiting('c', 'c')],
          current,
          null,
        ),
      ).slice(1),
      ['me: a (failed)', 'me: b (waiting)', 'me: c (waiting)'],
    )
  })

  it('groups what one person says in one go', () => {
    const rows = rowsOf(
      [said(1, 'agent', 'a'), said(2, 'agent', 'b'), said(3, 'customer', 'c')],
      [],
      current,
      null,
    )
    assert.deepEqual(
      rows.flatMap((row) => (row.is === 'message' ? [[row.isFirst, row.isLast]] : [])),
      [
        [true, false],
        [false, true],
        [true, true],
      ],
    )
  })
})
