import assert from 'node:assert/strict'
import test from 'node:test'
import type { AgentActor, CustomerActor } from '../../platform/context.ts'
import { mayAssign, mayRead, mayReadFile } from './permissions.ts'

const conversation = { customerId: 'k1', lineId: 'l1', assigneeId: 'ana' }
const customer = (id: string, lineId = 'l1'): CustomerActor => ({
  kind: 'customer',
  id,
  lineId,
  sessionId: 's',
  isIdentified: false,
})
const agent = (id: string, role: AgentActor['role'] = 'agent'): AgentActor => ({
  kind: 'agent',
  id,
  role,
  sessionId: 's',
  ip: '',
})

test('a customer reads his own conversation and no other', () => {
  assert.equal(mayRead(customer('k1'), conversation), true)
  assert.equal(mayRead(customer('k2'), conversation), false)
  assert.equal(mayRead(customer('k1', 'l2'), conversation), false)
  assert.equal(mayRead({ kind: 'anyone', ip: '' }, conversation), false)
})

test('agents hand on their own and what is nobody’s, supervisors anything', () => {
  assert.equal(mayAssign(agent('ana'), conversation), true)
  assert.equal(mayAssign(agent('ben'), conversation), false)
  assert.equal(mayAssign(agent('ben'), { ...conversation, assigneeId: null }), true)
  assert.equal(mayAssign(agent('ben', 'supervisor'), conversation), true)
})

test('a file is its uploader’s until a message takes it', () => {
  const file = {
    uploader: { kind: 'customer' as const, id: 'k1' },
    conversationId: null,
    audience: null,
    keptFor: null,
  }
  assert.equal(mayReadFile(customer('k1'), file, undefined), true)
  assert.equal(mayReadFile(customer('k2'), file, undefined), false)
  assert.equal(mayReadFile(agent('k1'), file, undefined), false)
})

test('a sticker is seen by every agent and customer, and by nobody else', () => {
  const file = {
    uploader: { kind: 'agent' as const, id: 'ana' },
    conversationId: null,
    audience: null,
    keptFor: 'everyone' as const,
  }
  assert.equal(mayReadFile({ kind: 'anyone', ip: '' }, file, undefined), false)
  assert.equal(mayReadFile(customer('k2'), file, undefined), true)
  assert.equal(mayReadFile(agent('ben'), file, undefined), true)
  // A message's file whose conversation cannot be found is nobody's, whoever may hear the message.
  assert.equal(mayReadFile(agent('ana'), { ...file, conversationId: 'c1' }, undefined), false)
})

test('a file of a note never reaches the customer', () => {
  const file = {
    uploader: { kind: 'agent' as const, id: 'ana' },
    conversationId: 'c1',
    audience: 'agents' as const,
    keptFor: null,
  }
  assert.equal(mayReadFile(customer('k1'), file, conversation), false)
  assert.equal(mayReadFile(agent('ben'), file, conversation), true)
  assert.equal(mayReadFile(customer('k1'), { ...file, audience: 'everyone' }, conversation), true)
  assert.equal(mayReadFile(customer('k2'), { ...file, audience: 'everyone' }, conversation), false)
})

test('a kept file is read by all agents, or by its uploader where it is kept for him alone', () => {
  const uploader = { kind: 'agent' as const, id: 'ana' }
  const file = { uploader, conversationId: null, audience: null, keptFor: 'agents' as const }
  assert.equal(mayReadFile(agent('ben'), file, undefined), true)
  assert.equal(mayReadFile(customer('k1'), file, undefined), false)
  assert.equal(mayReadFile(agent('ben'), { ...file, keptFor: 'uploader' }, undefined), false)
  assert.equal(mayReadFile(agent('ana'), { ...file, keptFor: 'uploader' }, undefined), true)
})
