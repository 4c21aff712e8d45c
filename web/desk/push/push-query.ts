import { queryOptions } from '@tanstack/react-query'
import { call } from '../api.ts'

export const pushQuery = queryOptions({
  queryKey: ['me', 'push'],
  queryFn: ({ signal }) => call('GET /api/me/push', { signal }),
  // Who looks here wants to know how it is now.
  staleTime: 0,
})
