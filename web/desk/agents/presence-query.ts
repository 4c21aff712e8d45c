/** Who is there, kept current by what the desk hears. */
import type { ReplyOf } from '@yingsheng/contracts/api'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Presence } from '@yingsheng/contracts/presence'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { showToast } from '@yingsheng/ui/toast'
import { getLanguage } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { queryClient, useMe } from '../queries.ts'
import { strings } from './strings.ts'

export type AgentPresence = ReplyOf<'GET /api/presence'>['agents'][number]

export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: async ({ signal }) => (await call('GET /api/presence', { signal })).agents,
  // Events keep the states current; the loads are read again when somebody looks.
  staleTime: 15_000,
})

export function usePresences(): ReadonlyMap<string, AgentPresence> {
  const { data } = useQuery(presenceQuery)
  return new Map(data?.map((presence) => [presence.agentId, presence]))
}

/** My own; undefined until it is known. */
export function useMyPresence(): AgentPresence | undefined {
  const { agent } = useMe()
  const { data } = useQuery(presenceQuery)
  return data?.find(({ agentId }) => agentId === agent.id)
}

/** An agent's presence as an answer or an event told it; never an older one over a newer. */
export function putPresence(presence: Presence): void {
  queryClient.setQueryData(presenceQuery.queryKey, (agents) =>
    agents?.map((agent) =>
      agent.agentId === presence.agentId && agent.since <= presence.since
        ? { ...agent, ...presence }
        : agent,
    ),
  )
}

/** What silence made of my own state is said in words. */
export function hearPresence(event: StoredEvent, myId: string): void {
  const { presence, by } = event.data as { presence: Presence; by: string }
  putPresence(presence)
  if (presence.agentId !== myId) return
  if (by === 'no sign of life' && presence.state === 'break')
    showToast({ tone: 'info', text: strings[getLanguage()].foundSilent })
}
