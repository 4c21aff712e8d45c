import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

export const hoursQuery = queryOptions({
  queryKey: ['hours'],
  queryFn: async ({ signal }) => (await call('GET /api/hours', { signal })).brands,
  staleTime: 0,
})
