import type { Agent, Role } from '@yingsheng/contracts/agents'
import type { AgentActor } from '../../platform/context.ts'
import { isAtLeast } from '../../platform/permission.ts'

/** Administrators manage agents; whoever is an owner, or is to become one, is an owner's to manage. */
export function mayManage(
  actor: AgentActor,
  agent: Pick<Agent, 'role'>,
  newRole: Role = agent.role,
): boolean {
  const concernsOwner = agent.role === 'owner' || newRole === 'owner'
  return isAtLeast(actor, concernsOwner ? 'owner' : 'administrator')
}
