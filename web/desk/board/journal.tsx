import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { JournalEntry } from '@yingsheng/contracts/supervision'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { useStrings } from '@yingsheng/ui/use-strings'
import { agentsQuery } from '../queries.ts'
import { sentenceFor } from '../say-refusal.ts'
import { journalQuery } from './board-queries.ts'
import { runningClock } from './rules/board-figures.ts'
import { strings } from './strings.ts'

/** What supervisors did, newest first: who, when, what. */
export function Journal() {
  const t = useStrings(strings)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(journalQuery)
  const entries = data?.pages.flatMap((page) => page.entries)
  return (
    <Card title={t.journal}>
      {entries === undefined ? (
        error ? (
          sentenceFor(error)
        ) : (
          <SkeletonRows />
        )
      ) : entries.length === 0 ? (
        <EmptyState title={t.journalEmpty} />
      ) : (
        <ol aria-label={t.journal} className="flex flex-col gap-3">
          {entries.map((entry) => (
            <Entry key={entry.number} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <Button
          className="mt-3 w-full"
          size="sm"
          isPending={isFetchingNextPage}
          onPress={() => void fetchNextPage()}
        >
          {t.olderEntries}
        </Button>
      ) : null}
    </Card>
  )
}

function Entry({ entry }: { entry: JournalEntry }) {
  const t = useStrings(strings)
  const { data: agents = [] } = useQuery(agentsQuery)
  const nameOf = (id: string | null) => agents.find((agent) => agent.id === id)?.name ?? ''
  const { action, agentId, conversation, presence, reason, seconds } = entry
  const what = presence
    ? t.entryPresence(nameOf(agentId), t.states[presence.state])
    : t.entryWhat(conversation?.number ?? 0, nameOf(agentId))
  return (
    <li className="text-13">
      <p className="flex items-baseline gap-2">
        <span className="font-medium text-1">{nameOf(entry.byId) || t.someone}</span>
        <span className="text-2">{t.entries[action]}</span>
        <span className="ml-auto text-12 text-3">
          <TimeAgo at={entry.at} />
        </span>
      </p>
      <p className="num text-12 text-3">
        {what}
        {seconds === null ? null : ` · ${t.listenedFor(runningClock(seconds, t.days))}`}
        {reason === null ? null : ` · ${reason}`}
      </p>
    </li>
  )
}
