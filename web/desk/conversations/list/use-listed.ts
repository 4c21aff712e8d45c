import { useInfiniteQuery, useQuery, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ConversationRow, View } from '@yingsheng/contracts/conversations'
import { useMe } from '../../queries.ts'
import { countsQuery, isListed, listQuery } from '../list-queries.ts'
import { rowsOfView } from '../rules/order-rows.ts'
import { useRows } from '../rows.ts'

export type Group = 'waiting' | 'answered'

export type Listed = {
  rows: ConversationRow[]
  /** How many each group holds; `isMore` where only so many are known. */
  groups: Record<Group, { count: number; isMore: boolean }>
  pages: UseInfiniteQueryResult
}

/** The rows of a view that are loaded, in order, those of one group if the view has groups. */
export function useListed(view: View, group: Group | null): Listed {
  const { agent } = useMe()
  const known = useRows((state) => state.rows)
  const pages = useInfiniteQuery(listQuery(view))
  const read = pages.data?.pages
  const all = useMemo(() => {
    const last = read?.at(-1)
    if (!read || !last) return []
    const listed = [...known.values()].filter((row) => isListed(read, row.id))
    return rowsOfView(listed, { view, myId: agent.id, edge: last.next ? last.edge : null })
  }, [known, read, view, agent.id])
  const groups = useGroups(view, all, pages.hasNextPage)
  const rows = useMemo(
    () => (group === null ? all : all.filter((row) => groupOf(row) === group)),
    [all, group],
  )
  return { rows, groups, pages }
}

export function groupOf(row: ConversationRow): Group {
  return row.waitingSince ? 'waiting' : 'answered'
}

/** Waiting ones come first, so their number is known as soon as one that does not wait is loaded. */
function useGroups(
  view: View,
  all: readonly ConversationRow[],
  hasMore: boolean,
): Listed['groups'] {
  const { data: counts } = useQuery(countsQuery)
  const waiting = all.filter((row) => row.waitingSince).length
  const answered = all.length - waiting
  const total = counts && view !== 'resolved' ? counts[view] : null
  const isWaitingKnown = !hasMore || answered > 0
  const restKnown =
    total !== null && isWaitingKnown ? Math.max(answered, total - waiting) : answered
  return {
    waiting: {
      count: view === 'mine' && counts && !isWaitingKnown ? counts.waiting : waiting,
      isMore: !isWaitingKnown && view !== 'mine',
    },
    answered: { count: restKnown, isMore: hasMore && (total === null || !isWaitingKnown) },
  }
}
