import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { queryClient } from '../../queries.ts'

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await call('GET /api/keys', { signal })).keys,
})

export const readKeysAgain = () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
