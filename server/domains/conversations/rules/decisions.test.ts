import assert from 'node:assert/strict'
import test from 'node:test'
import { decideAssignment, decideClaim } from './assignment.ts'
import { effectOfMessage } from './effect-of-message.ts'
import { decideWhereToSay } from './where-to-say.ts'

const open = { status: 'open', assigneeId: 'ana', queueId: 'sales', sequence: 7 } as const
const ben = { id: 'ben', status: 'active' }
const toBen = { assignee: ben, queueId: 'sales', baseSequence: null }
const toQueue = { ...toBen, assignee: null }

const assignments: [
  when: string,
  ...args: Parameters<typeof decideAssignment>,
  expected: ReturnType<typeof decideAssignment>,
][] = [
  [
    'it is resolved',
    { ...open, status: 'resolved' },
    toBen,
    { outcome: 'refused', code: 'conversation_resolved' },
  ],
  [
    'the agent was deactivated',
    open,
    { ...toBen, assignee: { ...ben, status: 'deactivated' } },
    { outcome: 'refused', code: 'agent_inactive' },
  ],
  [
    'something happened since',
    open,
    { ...toBen, baseSequence: 6 },
    { outcome: 'refused', code: 'stale' },
  ],
  [
    'it is his already',
    open,
    { ...toBen, assignee: { id: 'ana', status: 'active' }, baseSequence: 6 },
    { outcome: 'unchanged' },
  ],
  [
    'another agent is chosen',
    open,
    { ...toBen, baseSequence: 7 },
    { outcome: 'changed', assigneeId: 'ben' },
  ],
  ['nobody is chosen', open, toQueue, { outcome: 'changed', assigneeId: null }],
  [
    'nobody had it and its queue is chosen',
    { ...open, assigneeId: null },
    toQueue,
    { outcome: 'unchanged' },
  ],
  [
    'nobody had it and another queue is chosen',
    { ...open, assigneeId: null },
    { ...toQueue, queueId: 'repairs' },
    { outcome: 'changed', assigneeId: null },
  ],
]
for (const [when, conversation, wanted, expected] of assignments) {
  test(`decideAssignment() when ${when}`, () =>
    assert.deepEqual(decideAssignment(conversation, wanted), expected))
}

const claims: [
  when: string,
  ...args: Parameters<typeof decideClaim>,
  expected: ReturnType<typeof decideClaim>,
][] = [
  [
    'it is resolved',
    { ...open, status: 'resolved', assigneeId: null },
    'ben',
    { outcome: 'refused', code: 'conversation_resolved' },
  ],
  ['another has it', open, 'ben', { outcome: 'refused', code: 'already_claimed' }],
  ['I have it', open, 'ana', { outcome: 'unchanged' }],
  [
    'nobody has it',
    { ...open, assigneeId: null },
    'ben',
    { outcome: 'changed', assigneeId: 'ben' },
  ],
]
for (const [when, conversation, agentId, expected] of claims) {
  test(`decideClaim() when ${when}`, () =>
    assert.deepEqual(decideClaim(conversation, agentId), expected))
}

const now = new Date('2030-01-10T00:00:00Z')
const places: [when: string, latest: Parameters<typeof decideWhereToSay>[0], expected: string][] = [
  ['there is none yet', null, 'open'],
  ['one is open', { status: 'open', resolvedAt: null }, 'continue'],
  [
    'one was resolved yesterday',
    { status: 'resolved', resolvedAt: new Date('2030-01-09') },
    'reopen',
  ],
  [
    'one was resolved exactly seven days ago',
    { status: 'resolved', resolvedAt: new Date('2030-01-03') },
    'reopen',
  ],
  ['one was resolved long ago', { status: 'resolved', resolvedAt: new Date('2029-12-01') }, 'open'],
]
for (const [when, latest, expected] of places) {
  test(`decideWhereToSay() is ${expected} when ${when}`, () =>
    assert.equal(decideWhereToSay(latest, now), expected))
}

test('effectOfMessage() tells a wait that starts, one that ends, and neither', () => {
  assert.equal(effectOfMessage({ author: 'customer', audience: 'everyone' }), 'starts waiting')
  assert.equal(effectOfMessage({ author: 'agent', audience: 'everyone' }), 'ends waiting')
  assert.equal(effectOfMessage({ author: 'agent', audience: 'agents' }), 'none')
})
