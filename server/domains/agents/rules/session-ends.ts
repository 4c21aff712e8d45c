import type {
  agentDeactivated,
  agentPasswordChanged,
  agentRoleChanged,
  agentSignedOut,
} from '@yingsheng/contracts/agents'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'
import type { SessionEnd } from '../../../platform/realtime/feed.ts'

/** Which sessions an event of an agent ends. After a change of role sockets come back with the new one. */
export function endsAgentSession(event: StoredEvent): SessionEnd | null {
  switch (event.name) {
    case 'agent.deactivated': {
      const { agent } = event.data as z.infer<(typeof agentDeactivated)['data']>
      return { kind: 'agent', agentId: agent.id, exceptSessionId: null }
    }
    case 'agent.role-changed': {
      const { agent } = event.data as z.infer<(typeof agentRoleChanged)['data']>
      return { kind: 'rights', agentId: agent.id }
    }
    case 'agent.password-changed': {
      const { agentId, exceptSessionId } = event.data as z.infer<
        (typeof agentPasswordChanged)['data']
      >
      return { kind: 'agent', agentId, exceptSessionId }
    }
    case 'agent.signed-out': {
      const { sessionId } = event.data as z.infer<(typeof agentSignedOut)['data']>
      return { kind: 'session', sessionId }
    }
    default:
      return null
  }
}
