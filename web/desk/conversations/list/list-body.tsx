import { ArrowUp, CheckCheck, Inbox, TriangleAlert } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ConversationRow, View } from '@yingsheng/contracts/conversations'
import { Button } from '@yingsheng/ui/button'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { Skeleton } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries, useEntryNames } from '../../catalogue/catalogue.ts'
import { agentsQuery, useMe } from '../../queries.ts'
import { sentenceFor } from '../../say-refusal.ts'
import { strings } from '../strings.ts'
import { prefetchThread } from '../thread-queries.ts'
import { ConversationItem } from './conversation-item.tsx'
import { useListCommands } from './use-list-commands.ts'
import { useHeldOrder } from './use-held-order.ts'
import type { Group, Listed } from './use-listed.ts'

const rowHeight = { plain: 64, withThirdLine: 84, compact: 48 }
const prefetchedAhead = 3

type Props = { view: View; group: Group | null; openId: string | null; listed: Listed }

/** The rows themselves: only those on the screen are drawn, further pages come as one scrolls. */
export function ListBody({ view, group, openId, listed }: Props) {
  const t = useStrings(strings)
  const { preferences } = useMe()
  const { pages } = listed
  const scroller = useRef<HTMLDivElement>(null)
  const { shown, waitingCount, release, pointer } = useHeldOrder(listed.rows)
  const isCompact = preferences.density === 'compact'
  const assignees = useAssignees(view)
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => shown[index]?.id ?? index,
    estimateSize: (index) => heightOf(shown[index], isCompact, assignees !== null),
    overscan: 6,
    paddingStart: 8,
    paddingEnd: 8,
  })
  useEffect(() => virtualizer.measure(), [isCompact, virtualizer])
  useNextPage(listed, virtualizer.range?.endIndex ?? -1, shown.length)
  usePrefetchAhead(shown, openId)

  const focusRow = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: 'auto' })
      const id = shown[index]?.id
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`)?.focus(),
      )
    },
    [virtualizer, shown],
  )
  useListCommands({ shown, openId, focusRow, release })

  if (pages.isPending) return <RowSkeletons />
  if (pages.isError && shown.length === 0)
    return <Failed sentence={sentenceFor(pages.error)} retry={() => void pages.refetch()} />
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {waitingCount > 0 ? (
        <button
          type="button"
          onClick={release}
          className="absolute top-2 left-1/2 z-10 inline-flex min-h-7 -translate-x-1/2 items-center gap-1 rounded-full border border-brand-line bg-brand-tint px-3 text-12 font-medium text-brand-text shadow-2"
        >
          <ArrowUp size={14} aria-hidden />
          {t.newWaiting(waitingCount)}
        </button>
      ) : null}
      <div
        ref={scroller}
        id="conversation-list"
        role={group === null ? undefined : 'tabpanel'}
        aria-label={t.conversationList}
        tabIndex={-1}
        className="scroll-area min-h-0 flex-1"
        {...pointer}
      >
        {shown.length === 0 && !pages.hasNextPage ? <Empty view={view} group={group} /> : null}
        <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = shown[item.index]
            if (!row) return null
            return (
              <li
                key={item.key}
                data-index={item.index}
                ref={virtualizer.measureElement}
                aria-setsize={pages.hasNextPage ? -1 : shown.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ConversationItem
                  row={row}
                  view={view}
                  isOpen={row.id === openId}
                  isCompact={isCompact}
                  assignee={assignees ? assignees(row) : null}
                />
              </li>
            )
          })}
        </ul>
        {pages.isFetchingNextPage ? (
          <p className="animate-late pb-3 text-center text-12 text-3">{t.loadingMore}</p>
        ) : null}
        {pages.isFetchNextPageError ? (
          <p className="pb-3 text-center">
            <Button size="sm" onPress={() => void pages.fetchNextPage()}>
              {t.tryAgain}
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  )
}

function heightOf(
  row: ConversationRow | undefined,
  isCompact: boolean,
  hasAssignee: boolean,
): number {
  if (isCompact) return rowHeight.compact
  const hasThirdLine = hasAssignee || (row?.status === 'open' && row.waitingSince !== null)
  return hasThirdLine ? rowHeight.withThirdLine : rowHeight.plain
}

/** Who answers, or which queue it waits in, in the views where that differs from row to row. */
function useAssignees(view: View): ((row: ConversationRow) => string | null) | null {
  const t = useStrings(strings)
  const { data: agents } = useQuery({
    ...agentsQuery,
    enabled: view === 'all' || view === 'resolved',
  })
  const queueName = useEntryNames()
  const hasQueues = useEntries('queue').length > 1
  return useMemo(() => {
    const queueOf = (row: ConversationRow) => queueName(row.queueId) || t.nobody
    if (view === 'unassigned') return hasQueues ? queueOf : null
    if (view === 'mine') return null
    const names = new Map(agents?.map((agent) => [agent.id, agent.name]))
    return (row) =>
      row.assigneeId === null
        ? hasQueues
          ? queueOf(row)
          : t.nobody
        : (names.get(row.assigneeId) ?? '')
  }, [agents, hasQueues, queueName, t, view])
}

/** Reads on when the end comes near, or when this group has nothing on the pages read so far. */
function useNextPage({ pages }: Listed, lastIndex: number, count: number): void {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages
  useEffect(() => {
    const isNear = lastIndex >= count - 8
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && isNear) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, lastIndex, count])
}

/** The next three are read ahead, so that going on to them paints at once. */
function usePrefetchAhead(shown: readonly ConversationRow[], openId: string | null): void {
  const index = shown.findIndex((row) => row.id === openId)
  const ahead = shown.slice(index + 1, index + 1 + prefetchedAhead).map((row) => row.id)
  const key = ahead.join()
  useEffect(() => {
    const timer = setTimeout(() => key && key.split(',').forEach(prefetchThread), 200)
    return () => clearTimeout(timer)
  }, [key])
}

function Empty({ view, group }: { view: View; group: Group | null }) {
  const t = useStrings(strings)
  if (group === 'answered' || (group === 'waiting' && view === 'all')) {
    return <p className="px-6 pt-12 text-center text-13 text-3">{t.emptyGroups[group]}</p>
  }
  const { title, hint } = t.emptyViews[view]
  return (
    <EmptyState
      icon={view === 'mine' ? <CheckCheck /> : <Inbox />}
      title={group === 'waiting' && view === 'mine' ? t.emptyGroups.waiting : title}
    >
      {hint}
    </EmptyState>
  )
}

function Failed({ sentence, retry }: { sentence: string; retry: () => void }) {
  const t = useStrings(strings)
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={t.listFailed}
      action={<Button onPress={retry}>{t.tryAgain}</Button>}
    >
      {sentence}
    </EmptyState>
  )
}

function RowSkeletons() {
  return (
    <div aria-busy className="flex animate-late flex-col gap-6 px-3.5 pt-5">
      {Array.from({ length: 7 }, (_, index) => (
        <span key={index} className="flex gap-2.5">
          <Skeleton className="size-9 rounded-full" />
          <span className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </span>
        </span>
      ))}
    </div>
  )
}
