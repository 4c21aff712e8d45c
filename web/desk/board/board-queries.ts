/** What the board asks, and how it keeps up. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import { boardAgeSecondsMax, boardEverySeconds } from '@yingsheng/contracts/limits'
import { call } from '../api.ts'
import { follow } from '../live/live.ts'
import { queryClient } from '../queries.ts'

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => call('GET /api/board', { signal }),
  staleTime: 0,
  refetchInterval: boardEverySeconds * 1_000,
})

/** Agents' teams, for the filter. */
export const dutiesQuery = queryOptions({
  queryKey: ['duties'],
  queryFn: async ({ signal }) => (await call('GET /api/duties', { signal })).duties,
})

export function conversationsQuery(of: { agentId: string } | { queueId: string }) {
  return queryOptions({
    queryKey: ['board', 'conversations', of],
    queryFn: async ({ signal }) =>
      (await call('GET /api/board/conversations', { query: of, signal })).conversations,
    refetchInterval: boardEverySeconds * 1_000,
  })
}

export const journalQuery = infiniteQueryOptions({
  queryKey: ['board', 'journal'],
  queryFn: ({ signal, pageParam }) =>
    call('GET /api/board/journal', {
      query: pageParam === null ? {} : { before: pageParam },
      signal,
    }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)!.number : null),
  refetchInterval: boardEverySeconds * 1_000,
})

/**
 * Asks for the board when somebody's presence or a conversation changed: not before the server would
 * answer with something newer, and once for all that happens meanwhile.
 */
export function useFollowedBoard(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = follow({
      event: ({ name, stream }) => {
        if (stream.kind !== 'conversation' && name !== 'agent.presence-changed') return
        timer ??= setTimeout(() => {
          timer = undefined
          void queryClient.invalidateQueries({ queryKey: boardQuery.queryKey, exact: true })
        }, boardAgeSecondsMax * 1_000)
      },
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
}
