import type { Role } from '@yingsheng/contracts/agents'
import type { Actor, AgentActor } from './context.ts'

const rank: Record<Role, number> = { agent: 0, supervisor: 1, administrator: 2, owner: 3 }

/** Each role may do all that the ones below it may. */
export function isAtLeast(actor: Actor, role: Role): actor is AgentActor {
  return actor.kind === 'agent' && rank[actor.role] >= rank[role]
}

export const anyAgent = (actor: AgentActor): boolean => isAtLeast(actor, 'agent')
export const supervisors = (actor: AgentActor): boolean => isAtLeast(actor, 'supervisor')
export const administrators = (actor: AgentActor): boolean => isAtLeast(actor, 'administrator')
