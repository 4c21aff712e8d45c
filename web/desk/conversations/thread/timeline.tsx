import { ArrowDown } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Spinner } from '@yingsheng/ui/spinner'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { Unsent } from '@yingsheng/sync'
import { useLive } from '../../live/live.ts'
import { lazyPart } from '../../shell/lazy-part.tsx'
import type { Thread } from '../rules/fold-thread.ts'
import { leftForNextVisit } from '../rules/left-for-next-visit.ts'
import { timelineItems, withUnsent, type TimelineItem } from '../rules/timeline-items.ts'
import { strings } from '../strings.ts'
import { DayDivider } from './day-divider.tsx'
import { useImageViewer } from './image-viewer-state.ts'
import { SaidItem } from './said-item.tsx'
import { SystemItem } from './system-item.tsx'
import { TypingLines } from './typing-lines.tsx'
import { UnsentItem } from './unsent-item.tsx'
import { useAnnouncement } from './use-announcement.ts'
import { useEarlier } from './use-earlier.ts'
import { useJump, useWish } from './use-jump.ts'
import { useScrollEnd } from './use-scroll-end.ts'
import type { Target } from './use-thread-search.ts'

const RatedItem = lazyPart(async () => (await import('./rated-item.tsx')).RatedItem)

const ImageViewer = lazyPart(async () => (await import('./image-viewer.tsx')).ImageViewer)

type Props = { thread: Thread; name: string; target: Target | null; words: readonly string[] }

/** Room above the first line for what is said of earlier ones: it must not push them. */
const paddingTop = 44

/** What was said, oldest first, ten thousand lines of it if need be: only those on the screen are drawn. */
export function Timeline({ thread, name, target, words }: Props) {
  const t = useStrings(strings)
  const scroller = useRef<HTMLDivElement>(null)
  const { id } = thread.conversation
  const items = useItems(thread)
  const hasViewer = useImageViewer((state) => state.images.length > 0)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => estimate(items[index]),
    anchorTo: 'end',
    followOnAppend: !thread.hasLater,
    scrollEndThreshold: 60,
    overscan: 8,
    paddingStart: paddingTop,
    paddingEnd: 16,
  })
  const end = useScrollEnd({ thread, virtualizer, scroller })
  const earlier = useEarlier(thread, scroller)
  const wish = useWish(target)
  const leftAt = useMemo(() => leftForNextVisit(thread), [thread])
  const found = useJump({ id, items, target: wish.target, virtualizer, loosen: end.loosen })
  const announcement = useAnnouncement(thread, name)
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* A log; but rows come and go as one scrolls, so new lines are announced beside it, summed up. */}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t.thread(name)}
        tabIndex={0}
        onScroll={(event) => {
          end.onScroll()
          earlier.onScroll(event.currentTarget)
        }}
        className="scroll-area min-h-0 flex-1 px-4.5 -outline-offset-2! max-sm:px-3"
      >
        <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
          <div className="absolute inset-x-0 top-0 flex h-11 items-center justify-center text-12 text-3">
            <Beginning thread={thread} earlier={earlier} />
          </div>
          {virtualizer.getVirtualItems().map((row) => {
            const item = items[row.index]
            if (!item) return null
            return (
              <div
                key={row.key}
                data-index={row.index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <div
                  key={found.key === item.key ? found.jump : 0}
                  className={found.key === item.key ? '-mx-2 animate-found rounded-12 px-2' : ''}
                >
                  <Item
                    item={item}
                    thread={thread}
                    name={name}
                    words={words}
                    jumpTo={wish.jumpTo}
                    leftAt={leftAt}
                  />
                </div>
              </div>
            )
          })}
        </div>
      </div>
      <TypingLines conversationId={id} name={name} />
      {end.unseen > 0 || end.isAway ? (
        <button
          type="button"
          onClick={end.go}
          className="absolute bottom-2 left-1/2 inline-flex min-h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-brand-line bg-surface px-3.5 text-13 font-medium text-brand-text shadow-2 hover:bg-hover"
        >
          <ArrowDown size={15} aria-hidden />
          {end.unseen > 0 ? t.newMessages(end.unseen) : t.toLatest}
        </button>
      ) : null}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {hasViewer ? <ImageViewer /> : null}
    </div>
  )
}

function Item({
  item,
  thread,
  name,
  words,
  jumpTo,
  leftAt,
}: {
  item: TimelineItem<Unsent>
  thread: Thread
  name: string
  words: readonly string[]
  jumpTo: (sequence: number) => void
  /** Our last line, when it waits for the customer's next visit. */
  leftAt: number | null
}) {
  switch (item.kind) {
    case 'day':
      return <DayDivider at={item.at} />
    case 'system':
      return item.event.name === 'conversation.rated' ? (
        <RatedItem event={item.event} />
      ) : (
        <SystemItem event={item.event} />
      )
    case 'unsent':
      return <UnsentItem line={item.line} isFirst={item.isFirst} customerName={name} />
    case 'message':
      return (
        <SaidItem
          message={item.event.data.message}
          isFirst={item.isFirst}
          groupEnd={item.groupEnd}
          customerName={name}
          positions={thread.positions}
          words={words}
          jumpTo={jumpTo}
          isLeft={item.event.stream.sequence === leftAt}
        />
      )
  }
}

/**
 * The lines of the thread and those still on their way; see timeline-items.ts for `firsts`. Laid out
 * apart, because the outbox changes several times for each line that is sent.
 */
function useItems(thread: Thread): readonly TimelineItem<Unsent>[] {
  const { timeline, hasEarlier, hasLater } = thread
  const unsent = useUnsent(thread.conversation.id)
  const firsts = useRef(new Set<number>())
  const first = timeline[0]?.stream.sequence
  if (hasEarlier && first !== undefined) firsts.current.add(first)
  const items = useMemo(
    () => timelineItems(timeline, { hasEarlier, firsts: firsts.current }),
    [timeline, hasEarlier],
  )
  return useMemo(() => withUnsent(items, hasLater ? none : unsent), [items, unsent, hasLater])
}

const none: readonly Unsent[] = []

function useUnsent(id: string): readonly Unsent[] {
  const all = useLive((state) => state.unsent)
  return useMemo(() => {
    const ours = all.filter((line) => line.lane === id)
    return ours.length > 0 ? ours : none
  }, [all, id])
}

/** Near enough that the scroll bar does not jump; the true height is measured when it is drawn. */
function estimate(item: TimelineItem<Unsent> | undefined): number {
  if (item?.kind !== 'message') return 38
  const { text, files, quote, recalledAt } = item.event.data.message
  const lines = Math.min(8, Math.max(text ? 1 : 0, Math.ceil(text.length / 26)))
  if (recalledAt !== undefined) return 38
  return (
    (item.isFirst ? 36 : 6) + (quote ? 34 : 0) + (text ? 18 + lines * 22 : 0) + files.length * 94
  )
}

function Beginning({
  thread,
  earlier,
}: {
  thread: Thread
  earlier: ReturnType<typeof useEarlier>
}) {
  const t = useStrings(strings)
  if (!thread.hasEarlier) return t.beginning
  if (earlier.isFailed) {
    return (
      <button
        type="button"
        onClick={earlier.retry}
        className="min-h-6 text-brand-text hover:underline"
      >
        {t.earlierFailed} · {t.tryAgain}
      </button>
    )
  }
  return earlier.isLoading ? <Spinner size={18} label={t.loadingEarlier} /> : null
}
