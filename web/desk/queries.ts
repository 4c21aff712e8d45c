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

/** Preferences on their way to the server: shown over whatever it says meanwhile, which is older. */
const unsaved: Partial<Preferences>[] = []
let saving: Promise<unknown> = Promise.resolve()

/** After signing in, joining or saving the profile: keeps who I am and looks as I prefer. */
export function takeMe(told: Me): Me {
  const me = { ...told, preferences: Object.assign({ ...told.preferences }, ...unsaved) }
  applyPreferences(me.preferences)
  queryClient.setQueryData(meQuery.queryKey, me)
  return me
}

/**
 * Shows the change at once and saves it, one after another; on a refusal everything is as before, and
 * the error thrown.
 */
export async function changePreferences(change: Partial<Preferences>): Promise<Me> {
  const before = queryClient.getQueryData(meQuery.queryKey)
  unsaved.push(change)
  if (before) takeMe(before)
  const saved = saving.then(() => call('PATCH /api/me', { body: { preferences: change } }))
  saving = saved.catch(() => undefined)
  try {
    const me = await saved
    unsaved.splice(unsaved.indexOf(change), 1)
    return takeMe(me)
  } catch (error) {
    unsaved.splice(unsaved.indexOf(change), 1)
    if (before) takeMe(before)
    throw error
  }
}

/** The same may succeed a while later: no connection, or the server was not well. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof RefusalError && (error.code === 'offline' || error.status >= 500)
}
