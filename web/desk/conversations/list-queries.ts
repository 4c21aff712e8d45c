/** The pages of the views and their counts, as the server tells them. */
import type { ConversationState, View } from '@yingsheng/contracts/conversations'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api.ts'
import { queryClient } from '../queries.ts'
import type { RowPlace } from './rules/order-rows.ts'
import { recount } from './rules/fold-row.ts'
import { isSeenSince, markRows, putRows } from './rows.ts'

/** A page keeps which rows it named and where it ends; the rows themselves live in rows.ts. */
export type ListPage = {
  next: string | null
  edge: RowPlace | null
  ids: ReadonlySet<string>
  mark: number
}

/** Colleagues' conversations are not on our feed: the views that show them are read again so often. */
const colleaguesEveryMilliseconds = 20_000

export const listKey = ['conversations'] as const

export function listQuery(view: View) {
  return infiniteQueryOptions({
    queryKey: [...listKey, view],
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
      const mark = markRows()
      const query = pageParam === null ? { view } : { view, after: pageParam }
      const { conversations, next } = await call('GET /api/conversations', { query, signal })
      putRows(conversations)
      return {
        next,
        edge: conversations.at(-1) ?? null,
        ids: new Set(conversations.map(({ id }) => id)),
        mark,
      }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: ListPage) => page.next,
    ...(view === 'all' || view === 'resolved'
      ? {
          staleTime: colleaguesEveryMilliseconds / 2,
          // Far down the list every page would be asked for again; there the next visit does it.
          refetchInterval: ({ state }: { state: { data: { pages: unknown[] } | undefined } }) =>
            (state.data?.pages.length ?? 0) <= 3 ? colleaguesEveryMilliseconds : (false as const),
        }
      : // Events keep these current; their pages are read again only after a resync.
        { staleTime: Infinity }),
    gcTime: Infinity,
  })
}

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => call('GET /api/conversations/counts', { signal }),
  staleTime: 60_000,
  refetchInterval: 120_000,
})

/** Whether the pages of a view, or events since they were read, say that this row is there. */
export function isListed(pages: readonly ListPage[], id: string): boolean {
  const [first] = pages
  return (
    first !== undefined && (pages.some(({ ids }) => ids.has(id)) || isSeenSince(first.mark, id))
  )
}

/** After events were missed: reads again what is shown, and the rest when it is wanted. */
export function refreshLists(): void {
  // Mine are counted on the rail wherever one is.
  const isMine = (key: readonly unknown[]) => key[1] === 'mine'
  void queryClient.invalidateQueries({ queryKey: [...listKey, 'mine'], refetchType: 'all' })
  void queryClient.invalidateQueries({
    queryKey: listKey,
    predicate: ({ queryKey }) => !isMine(queryKey),
  })
  void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
}

/** Moves one conversation between the counts; the server's own count comes with the next reading. */
export function changeCounts(
  change: { before: ConversationState; after: ConversationState },
  myId: string,
): void {
  queryClient.setQueryData(
    countsQuery.queryKey,
    (counts) => counts && recount(counts, change, myId),
  )
}

let countTimer: ReturnType<typeof setTimeout> | undefined

/** For changes whose state before we do not know: counts again, but not for each of many at once. */
export function countSoon(): void {
  countTimer ??= setTimeout(() => {
    countTimer = undefined
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
  }, 2_000)
}
