import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Agent, Role } from '@yingsheng/contracts/agents'
import { actionsOn, grantableRoles, type AgentAction } from './agent-actions.ts'

function agent(id: string, role: Role, status: Agent['status'] = 'active'): Agent {
  return { id, name: id, publicName: id, email: `${id}@example.com`, role, status, sequence: 1 }
}

const cases: [what: string, about: Agent, me: Agent, actions: AgentAction[]][] = [
  ['nothing to myself', agent('me', 'owner'), agent('me', 'owner'), []],
  [
    'nothing to an owner when I am an administrator',
    agent('a', 'owner'),
    agent('me', 'administrator'),
    [],
  ],
  [
    'everything to another owner when I am one',
    agent('a', 'owner'),
    agent('me', 'owner'),
    ['role', 'reset', 'deactivate'],
  ],
  [
    'a new link for who was invited',
    agent('a', 'agent', 'invited'),
    agent('me', 'administrator'),
    ['role', 'renew', 'withdraw'],
  ],
  [
    'only reactivation for who is deactivated',
    agent('a', 'agent', 'deactivated'),
    agent('me', 'owner'),
    ['reactivate'],
  ],
]
for (const [what, about, me, actions] of cases) {
  test(`actionsOn() offers ${what}`, () => assert.deepEqual(actionsOn(about, me), actions))
}

test('grantableRoles() holds owner for owners only', () => {
  assert.ok(grantableRoles('owner').includes('owner'))
  assert.ok(!grantableRoles('administrator').includes('owner'))
})
