import type { AgentActor } from '../../platform/context.ts'
import { isAtLeast } from '../../platform/permission.ts'

/** Shared ones are everybody's to use; an agent's own exist for nobody else. */
export function mayUse(actor: AgentActor, { agentId }: { agentId: string | null }): boolean {
  return agentId === null || agentId === actor.id
}

/** Supervisors keep what is shared, everybody his own. */
export function mayKeep(actor: AgentActor, { agentId }: { agentId: string | null }): boolean {
  return agentId === null ? isAtLeast(actor, 'supervisor') : agentId === actor.id
}
