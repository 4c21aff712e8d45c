import type { Agent, Role } from '@yingsheng/contracts/agents'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { agentsQuery, queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { strings } from './strings.ts'

/**
 * Changes to agents. They show at once and can be undone for 5 s; a refusal puts everything back and
 * says why. Links are asked for, never guessed: those answer nothing when refused.
 */
export function useAgentChanges() {
  const t = useStrings(strings)

  async function changeRole(agent: Agent, role: Role) {
    const isDone = await change({ ...agent, role }, () =>
      call('PUT /api/agents/:id/role', { params: { id: agent.id }, body: { role } }),
    )
    if (!isDone) return
    showToast({
      text: t.roleChanged(agent.name, t.roles[role]),
      undo: () => void changeRole({ ...agent, role }, agent.role),
    })
  }

  async function deactivate(agent: Agent) {
    const isDone = await change({ ...agent, status: 'deactivated' }, () =>
      call('POST /api/agents/:id/deactivation', { params: { id: agent.id } }),
    )
    if (!isDone) return
    const text = agent.status === 'invited' ? t.withdrawn(agent.name) : t.deactivated(agent.name)
    showToast({ text, undo: () => void reactivate(agent) })
  }

  async function reactivate(agent: Agent) {
    const isDone = await change({ ...agent, status: 'active' }, () =>
      call('DELETE /api/agents/:id/deactivation', { params: { id: agent.id } }),
    )
    if (!isDone) return
    const wasInvited = isDone.status === 'invited'
    showToast({ text: wasInvited ? t.reactivatedInvited(agent.name) : t.reactivated(agent.name) })
  }

  return {
    changeRole,
    deactivate,
    reactivate,
    renew: (agent: Agent) =>
      askForLink(() => call('POST /api/agents/:id/invitation', { params: { id: agent.id } })),
    reset: (agent: Agent) =>
      askForLink(() => call('POST /api/agents/:id/reset', { params: { id: agent.id } })),
  }
}

/** Puts an agent into the list: one that is new, or a newer version of one that is there. */
export function takeAgent(agent: Agent): void {
  queryClient.setQueryData(agentsQuery.queryKey, (list) => {
    if (!list) return list
    const isThere = list.some(({ id }) => id === agent.id)
    return isThere ? list.map((each) => (each.id === agent.id ? agent : each)) : [...list, agent]
  })
}

async function change(wanted: Agent, ask: () => Promise<Agent>): Promise<Agent | null> {
  const before = queryClient.getQueryData(agentsQuery.queryKey)?.find(({ id }) => id === wanted.id)
  takeAgent(wanted)
  try {
    const saved = await ask()
    takeAgent(saved)
    return saved
  } catch (refusal) {
    if (before) takeAgent(before)
    showRefusal(refusal)
    void queryClient.invalidateQueries({ queryKey: agentsQuery.queryKey })
    return null
  }
}

type Link = { url: string; expiresAt: string }

async function askForLink(ask: () => Promise<{ link: Link }>): Promise<Link | null> {
  try {
    return (await ask()).link
  } catch (refusal) {
    showRefusal(refusal)
    void queryClient.invalidateQueries({ queryKey: agentsQuery.queryKey })
    return null
  }
}
