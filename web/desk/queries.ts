/** What several parts of the desk ask the server, each under one key of the cache. */
import type { Me, Preferences } from '@yingsheng/contracts/agents'
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { applyPreferences } from '@yingsheng/ui/theme'
import { call, RefusalError } from './api.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      retry: (failures, error) => failures < 3 && isWorthRetrying(error),
      // The socket says when something has changed; coming back to the window is not a reason to ask.
      refetchOnWindowFocus: false,
    },
  },
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call('GET /api/setup', { signal }),
  staleTime: Infinity,
})

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => takeMe(await call('GET /api/me', { signal })),
  staleTime: 5 * 60_000,
})

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async ({ signal }) => (await call('GET /api/agents', { signal })).agents,
})

export const businessQuery = queryOptions({
  queryKey: ['business'],
  queryFn: ({ signal }) => call('GET /api/business', { signal }),
  staleTime: 5 * 60_000,
})

/** The agent who is signed in; only below the guard of the shell, where he is known. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe() outside the signed-in desk')
  return data
}

/** After signing in, joining or saving the profile: keeps who I am and looks as I prefer. */
export function takeMe(me: Me): Me {
  applyPreferences(me.preferences)
  queryClient.setQueryData(meQuery.queryKey, me)
  return me
}

/** Shows the change at once and saves it; on a refusal everything is as before, and the error thrown. */
export async function changePreferences(change: Partial<Preferences>): Promise<Me> {
  const before = queryClient.getQueryData(meQuery.queryKey)
  if (before) takeMe({ ...before, preferences: { ...before.preferences, ...change } })
  try {
    return takeMe(await call('PATCH /api/me', { body: { preferences: change } }))
  } catch (error) {
    if (before) takeMe(before)
    throw error
  }
}

/** The same may succeed a while later: no connection, or the server was not well. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof RefusalError && (error.code === 'offline' || error.status >= 500)
}
