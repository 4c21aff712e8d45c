import type { QuickReply } from '@yingsheng/contracts/replies'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api.ts'
import { queryClient } from '../queries.ts'

export const quickRepliesKey = ['quick-replies'] as const

/** In use; the socket says when shared ones change. */
export const quickRepliesQuery = queryOptions({
  queryKey: [...quickRepliesKey, 'used'],
  queryFn: async ({ signal }) => (await call('GET /api/quick-replies', { signal })).quickReplies,
  staleTime: 5 * 60_000,
})

export const archivedRepliesQuery = queryOptions({
  queryKey: [...quickRepliesKey, 'archived'],
  queryFn: async ({ signal }) =>
    (await call('GET /api/quick-replies', { query: { archived: 'only' }, signal })).quickReplies,
})

export function readQuickRepliesAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: quickRepliesKey })
}

/** Counts a use, here at once and on the server when it can be reached: it only orders the list. */
export function noteUse({ id }: QuickReply): void {
  const now = new Date().toISOString()
  queryClient.setQueryData(quickRepliesQuery.queryKey, (replies) =>
    replies?.map((reply) =>
      reply.id === id
        ? { ...reply, uses: reply.uses + 1, myUses: reply.myUses + 1, myLastUsedAt: now }
        : reply,
    ),
  )
  void call('POST /api/quick-replies/:id/uses', { params: { id } }).catch(() => undefined)
}
