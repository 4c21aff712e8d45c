import type { Agent, Role } from '@yingsheng/contracts/agents'

export type AgentAction = 'role' | 'renew' | 'reset' | 'deactivate' | 'withdraw' | 'reactivate'

const roles: readonly Role[] = ['agent', 'supervisor', 'administrator', 'owner']

/** The roles I may give; owners alone make owners. */
export function grantableRoles(mine: Role): readonly Role[] {
  return mine === 'owner' ? roles : roles.filter((role) => role !== 'owner')
}

/**
 * What I may do to an agent, so that the menu offers nothing that would be refused: nothing to
 * myself, nothing to an owner unless I am one.
 */
export function actionsOn(agent: Agent, me: Agent): readonly AgentAction[] {
  const concernsOwner = agent.role === 'owner' && me.role !== 'owner'
  if (agent.id === me.id || concernsOwner) return []
  if (agent.status === 'invited') return ['role', 'renew', 'withdraw']
  if (agent.status === 'deactivated') return ['reactivate']
  return ['role', 'reset', 'deactivate']
}
