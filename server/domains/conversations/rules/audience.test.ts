import assert from 'node:assert/strict'
import test from 'node:test'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { conversationAddresses, customerAddresses, deskAddresses } from './audience.ts'
import { customerView } from './customer-view.ts'

const state = {
  id: 'c1',
  number: 9,
  customerId: 'k1',
  lineId: 'l1',
  brandId: 'b1',
  status: 'open',
  assigneeId: 'ana' as string | null,
  waitingSince: null,
  openedAt: '2030-01-01T00:00:00.000Z',
  resolvedAt: null,
  lastMessageAt: '2030-01-01T00:00:00.000Z',
  sequence: 3,
}
const event = (name: string, data: object = {}, kind = 'conversation'): StoredEvent => ({
  sequence: 50,
  name,
  stream: { kind: kind as 'conversation', id: 'c1', sequence: 3 },
  actor: { kind: 'agent', id: 'ana', ip: '192.0.2.7' },
  causedBy: 12,
  at: '2030-01-01T00:00:00.000Z',
  data: { conversation: state, ...data },
})
const unassigned = { conversation: { ...state, assigneeId: null } }

const desks: [when: string, event: StoredEvent, addresses: string[]][] = [
  ['it is somebody’s', event('message.sent'), ['desk:ana']],
  ['it is nobody’s', event('message.sent', unassigned), ['desk']],
  [
    'it is claimed',
    event('conversation.assigned', { previousAssigneeId: null }),
    ['desk:ana', 'desk'],
  ],
  [
    'it moves on',
    event('conversation.assigned', { previousAssigneeId: 'ben' }),
    ['desk:ana', 'desk:ben'],
  ],
  [
    'it is given back',
    event('conversation.assigned', { ...unassigned, previousAssigneeId: 'ana' }),
    ['desk', 'desk:ana'],
  ],
  ['a colleague has a new name', event('agent.profile-changed', {}, 'agent'), ['desk']],
  ['a colleague signs in', event('agent.signed-in', {}, 'agent'), []],
  ['a secret is read', event('line.secret-revealed', {}, 'business'), []],
]
for (const [when, given, addresses] of desks) {
  test(`deskAddresses() when ${when}`, () => assert.deepEqual(deskAddresses(given), addresses))
}

test('a note is heard in its conversation and never by the customer', () => {
  const note = event('note.added', { message: { text: '内部' } })
  assert.deepEqual(conversationAddresses(note), ['conversation:c1'])
  assert.deepEqual(customerAddresses(note), [])
})

test('customerView() holds nothing of the inside', () => {
  const seen = JSON.stringify(customerView(event('conversation.resolved')))
  for (const inside of ['k1', 'l1', 'b1', '192.0.2.7', 'ana', '"number"', 'waitingSince']) {
    assert.ok(!seen.includes(inside), `${inside} shows in ${seen}`)
  }
})

test('customerView() tells who has taken over by public name only', () => {
  const seen = customerView(
    event('conversation.assigned', { previousAssigneeId: null, assigneeName: '小七', by: 'claim' }),
  )
  assert.deepEqual(seen.data, {
    conversation: {
      id: 'c1',
      status: 'open',
      openedAt: state.openedAt,
      sequence: 3,
      assigneeName: '小七',
    },
    assigneeName: '小七',
  })
})
