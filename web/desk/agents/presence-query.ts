/** Who is there, kept current by what the desk hears. */
import type { ReplyOf } from '@yingsheng/contracts/api'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Presence } from '@yingsheng/contracts/presence'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'
import { queryClient, useMe } from '../queries.ts'

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

export function hearPresence(event: StoredEvent): void {
  putPresence((event.data as { presence: Presence }).presence)
}
