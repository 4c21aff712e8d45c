import { CloudOff, SearchX } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { View } from '@yingsheng/contracts/conversations'
import { Button } from '@yingsheng/ui/button'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { Skeleton } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { RefusalError } from '../../api.ts'
import { ListeningNotice } from '../../board/listening-notice.tsx'
import { CustomerPanel } from '../../customers/customer-panel.tsx'
import { conversationFeed, followFeed, leaveFeed } from '../../live/live.ts'
import { useMe } from '../../queries.ts'
import { useSavingAs } from '../../replies/saving-as.ts'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { sentenceFor } from '../../say-refusal.ts'
import { Composer } from '../composer/composer.tsx'
import { saveDraftNow, takeKeptDraft } from '../drafts.ts'
import { ensureRow } from '../hear.ts'
import { openForReading } from '../reading.ts'
import type { Thread } from '../rules/fold-thread.ts'
import { doubtPresence } from '../customer-here.ts'
import { strings } from '../strings.ts'
import { heldThread, loadLatest, threadQuery } from '../thread-queries.ts'
import { useWorkspaceState } from '../workspace-state.ts'
import { BackButton, ThreadHeader } from './thread-header.tsx'
import { Timeline } from './timeline.tsx'
import { useThreadCommands } from './use-thread-commands.ts'
import { useThreadSearch } from './use-thread-search.ts'

const ThreadSearch = lazyPart(async () => (await import('./thread-search.tsx')).ThreadSearch)
const SaveAsReply = lazyPart(
  async () => (await import('../../settings/replies/save-as-reply.tsx')).SaveAsReply,
)
const AssigneePicker = lazyPart(async () => (await import('./assignee-picker.tsx')).AssigneePicker)

/** One conversation: what was said, where to answer, and beside it whom. */
export function ThreadPane({ id, view, at }: { id: string; view: View; at: number | null }) {
  const t = useStrings(strings)
  const { data: thread, error, refetch } = useQuery(threadQuery(id))
  useOpen(id, thread, at)
  const name = thread && (thread.customer.name ?? t.anonymous(thread.customer.number))
  return (
    <>
      {/* One element through loading and open, so that the focus on it stays. */}
      <section
        data-thread
        tabIndex={-1}
        aria-label={name ? t.thread(name) : t.conversations}
        className="flex min-w-0 flex-1 flex-col outline-hidden"
      >
        {thread && name ? (
          <OpenThread thread={thread} name={name} view={view} at={at} />
        ) : (
          <>
            <BackButton view={view} />
            {error ? <Failed error={error} retry={() => void refetch()} /> : <ThreadSkeleton />}
          </>
        )}
      </section>
      {thread ? <CustomerPanel thread={thread} view={view} /> : null}
    </>
  )
}

type OpenProps = { thread: Thread; name: string; view: View; at: number | null }

function OpenThread({ thread, name, view, at }: OpenProps) {
  const { id } = thread.conversation
  const isSearching = useWorkspaceState((state) => state.isSearching)
  const isAssigning = useWorkspaceState((state) => state.isAssigning)
  const isSavingAs = useSavingAs(({ text }) => text !== null)
  const search = useThreadSearch(id, at)
  useThreadCommands(thread)
  return (
    <>
      <ThreadHeader thread={thread} name={name} view={view} />
      <ListeningNotice conversationId={id} />
      {isSearching ? <ThreadSearch search={search} /> : null}
      {isAssigning ? <AssigneePicker conversation={thread.conversation} /> : null}
      <Timeline thread={thread} name={name} target={search.target} words={search.words} />
      <Composer thread={thread} name={name} />
      {isSavingAs ? <SaveAsReply /> : null}
    </>
  )
}

/** While it is open: its feed is followed, its row known, its draft here; at leaving all is put away. */
function useOpen(id: string, thread: Thread | undefined, at: number | null): void {
  const { agent } = useMe()
  const isLoaded = thread !== undefined
  useEffect(() => {
    openForReading(id)
    if (heldThread(id)?.hasLater && at === null) void loadLatest(id)
    return () => {
      openForReading(null)
      saveDraftNow(id)
      useWorkspaceState.setState({ isPanelOpen: false, isSearching: false, isAssigning: false })
    }
    // `at` matters only at the moment of opening; later jumps are the timeline's.
    // oxlint-disable-next-line exhaustive-deps
  }, [id])
  useEffect(() => {
    const held = heldThread(id)
    if (!isLoaded || !held) return
    ensureRow(held, agent.id)
    // What we hold says where to go on: the server sends what came since, and nothing is read twice.
    const after = held.hasLater ? null : (held.timeline.at(-1)?.sequence ?? null)
    followFeed(conversationFeed(id), after)
    const believe = doubtPresence(id, held.customer.id)
    return () => {
      believe()
      leaveFeed(conversationFeed(id))
    }
  }, [id, isLoaded, agent.id])
  const kept = thread?.draft
  useEffect(() => {
    if (isLoaded) takeKeptDraft(id, kept ?? null)
  }, [id, isLoaded, kept])
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const t = useStrings(strings)
  const isGone = error instanceof RefusalError && error.code === 'not_found'
  return (
    <div className="m-auto">
      {isGone ? (
        <EmptyState icon={<SearchX />} title={t.threadGone} />
      ) : (
        <EmptyState
          icon={<CloudOff />}
          title={t.threadFailed}
          action={<Button onPress={retry}>{t.tryAgain}</Button>}
        >
          {sentenceFor(error)}
        </EmptyState>
      )}
    </div>
  )
}

function ThreadSkeleton() {
  return (
    <div aria-busy className="flex flex-1 animate-late flex-col">
      <div className="flex h-14.5 items-center border-b border-line bg-surface px-4.5">
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="flex flex-1 flex-col gap-6 p-4.5">
        <Skeleton className="h-12 w-3/5 rounded-12" />
        <Skeleton className="h-16 w-1/2 self-end rounded-12" />
        <Skeleton className="h-9 w-2/5 rounded-12" />
      </div>
    </div>
  )
}
