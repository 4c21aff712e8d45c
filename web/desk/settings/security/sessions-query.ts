import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

export const mySessionsKey = ['me', 'sessions']

export const mySessionsQuery = queryOptions({
  queryKey: mySessionsKey,
  queryFn: async ({ signal }) => (await call('GET /api/me/sessions', { signal })).sessions,
  // Who looks here wants to know how it is now.
  staleTime: 0,
})
