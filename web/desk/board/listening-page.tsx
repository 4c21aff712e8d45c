import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, CloudOff, Eye, Hand } from 'lucide-react'
import { useEffect, useState } from 'react'
import { listeningEverySeconds } from '@yingsheng/contracts/limits'
import { Button } from '@yingsheng/ui/button'
import { Chip } from '@yingsheng/ui/chip'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { IconButton } from '@yingsheng/ui/icon-button'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { ensureRow } from '../conversations/hear.ts'
import type { Thread } from '../conversations/rules/fold-thread.ts'
import { heldThread, threadQuery } from '../conversations/thread-queries.ts'
import { Timeline } from '../conversations/thread/timeline.tsx'
import { useAgentNames } from '../conversations/use-agent-names.ts'
import { conversationFeed, followFeed, leaveFeed } from '../live/live.ts'
import { useMe } from '../queries.ts'
import { sentenceFor } from '../say-refusal.ts'
import { strings } from './strings.ts'
import { TakeOverDialog } from './take-over-dialog.tsx'
import { WhisperComposer } from './whisper-composer.tsx'

/** A conversation as a supervisor listens to it: all of it as it happens, and nothing of his in it. */
export function ListeningPage() {
  const t = useStrings(strings)
  const { conversationId = '' } = useParams({ strict: false })
  const { data: thread, error } = useQuery(threadQuery(conversationId))
  const { hasBegun, failure } = useListening(conversationId, thread !== undefined)
  const reason = error ?? failure
  return (
    <section data-thread className="flex h-full min-w-0 flex-col">
      {thread && hasBegun ? (
        <Listened thread={thread} />
      ) : reason ? (
        <EmptyState icon={<CloudOff />} title={t.failed}>
          {sentenceFor(reason)}
        </EmptyState>
      ) : (
        <SkeletonRows />
      )}
    </section>
  )
}

function Listened({ thread }: { thread: Thread }) {
  const t = useStrings(strings)
  const nameOf = useAgentNames()
  const navigate = useNavigate()
  const [isTakingOver, setIsTakingOver] = useState(false)
  const { conversation, customer } = thread
  const name = customer.name ?? t.anonymous(customer.number)
  const leave = () => void navigate({ to: '/board' })
  return (
    <>
      <header className="flex min-h-14.5 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2 max-sm:px-2">
        <IconButton label={t.back} onPress={leave}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <div className="min-w-0 flex-1">
          <h1 dir="auto" className="truncate text-left text-16 font-semibold text-1">
            {name}
          </h1>
          <p className="num flex flex-wrap items-center gap-x-2 text-12 text-3">
            #{conversation.number}
            <span>
              {conversation.assigneeId === null
                ? t.nobody
                : t.assignee(nameOf(conversation.assigneeId))}
            </span>
            {conversation.status === 'resolved' ? <Chip tone="ok">{t.resolved}</Chip> : null}
          </p>
        </div>
        <span className="max-sm:hidden">
          <Button onPress={leave}>{t.stopListening}</Button>
        </span>
        <Button
          variant="primary"
          icon={<Hand aria-hidden />}
          isDisabled={conversation.status === 'resolved'}
          onPress={() => setIsTakingOver(true)}
        >
          {t.takeOver}
        </Button>
      </header>
      <p
        role="status"
        className="flex shrink-0 items-center gap-2 bg-info-tint px-4.5 py-1.5 text-12 text-info"
      >
        <Eye size={15} aria-hidden className="shrink-0" />
        {t.listening}
      </p>
      <Timeline thread={thread} name={name} target={null} words={[]} />
      <WhisperComposer key={conversation.id} conversation={conversation} />
      {isTakingOver ? (
        <TakeOverDialog id={conversation.id} name={name} onClose={() => setIsTakingOver(false)} />
      ) : null}
    </>
  )
}

/**
 * While the page is open the server knows that we listen. Answers whether it does: nothing is shown
 * before, so that nobody listens without a record of it; or why it does not.
 */
function useListening(id: string, isLoaded: boolean): { hasBegun: boolean; failure: unknown } {
  const { agent } = useMe()
  const [state, setState] = useState<{ hasBegun: boolean; failure: unknown }>(notYet)
  useEffect(() => {
    const params = { id }
    const listen = () =>
      call('PUT /api/conversations/:id/listening', { params }).then(
        () => setState({ hasBegun: true, failure: null }),
        (failure: unknown) => setState((before) => ({ ...before, failure })),
      )
    const stop = () =>
      void call('DELETE /api/conversations/:id/listening', { params, isKeptAlive: true }).catch(
        // Its silence ends it then.
        () => {},
      )
    setState(notYet)
    void listen()
    const timer = setInterval(() => void listen(), listeningEverySeconds * 1_000)
    addEventListener('pagehide', stop)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', stop)
      stop()
    }
  }, [id])
  useEffect(() => {
    const held = heldThread(id)
    if (!isLoaded || !held) return
    ensureRow(held, agent.id)
    followFeed(conversationFeed(id), held.timeline.at(-1)?.sequence ?? null)
    return () => leaveFeed(conversationFeed(id))
  }, [id, isLoaded, agent.id])
  return state
}

const notYet = { hasBegun: false, failure: null }
