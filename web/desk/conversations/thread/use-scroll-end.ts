import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useLive } from '../../live/live.ts'
import { asConversationEvent } from '../conversation-event.ts'
import { tellRead, useReading } from '../reading.ts'
import { lastCustomerSequence, lastSequence, type Thread } from '../rules/fold-thread.ts'
import { loadLatest, loadLater } from '../thread-queries.ts'

type Options = {
  thread: Thread
  virtualizer: Virtualizer<HTMLDivElement, Element>
  scroller: RefObject<HTMLDivElement | null>
}

/** Closer to the end than this counts as being there. */
const nearPixels = 60

/**
 * The newest line: kept in sight while one is there, counted while one reads further up, reported as
 * read when it was in sight of someone who looks.
 */
export function useScrollEnd({ thread, virtualizer, scroller }: Options) {
  const { id } = thread.conversation
  const last = lastSequence(thread.timeline)
  const isAtEnd = useRef(true)
  const [isAway, setIsAway] = useState(false)
  const [seen, setSeen] = useState(last)

  const look = useCallback(() => {
    const area = scroller.current
    if (!area) return
    const distance = area.scrollHeight - area.scrollTop - area.clientHeight
    isAtEnd.current = distance < nearPixels
    setIsAway(distance > area.clientHeight)
    if (useReading.getState().isAtEnd !== isAtEnd.current)
      useReading.setState({ isAtEnd: isAtEnd.current })
  }, [scroller])

  useLayoutEffect(() => {
    virtualizer.scrollToEnd()
    // Once, when the conversation is opened.
    // oxlint-disable-next-line exhaustive-deps
  }, [])

  // The composer grows, a notice appears: the end stays in sight.
  useEffect(() => {
    const area = scroller.current
    if (!area) return
    const observer = new ResizeObserver(() => isAtEnd.current && virtualizer.scrollToEnd())
    observer.observe(area)
    return () => observer.disconnect()
  }, [scroller, virtualizer])

  useEffect(() => {
    if (isAtEnd.current && !thread.hasLater) setSeen(last)
  }, [last, isAway, thread.hasLater])

  useOwnLines(id, () => go())
  useTellRead(thread, isAway)

  function go() {
    if (thread.hasLater)
      void loadLatest(id).then(() => requestAnimationFrame(() => virtualizer.scrollToEnd()))
    else virtualizer.scrollToEnd()
    setSeen(thread.conversation.sequence)
  }

  function onScroll() {
    look()
    if (isAtEnd.current && thread.hasLater) void loadLater(id).catch(() => {})
    if (isAtEnd.current && !thread.hasLater) setSeen(last)
  }

  return {
    onScroll,
    go,
    isAway: isAway || thread.hasLater,
    unseen: countUnseen(thread, seen),
    /** Something else decides now where to look. */
    loosen: () => {
      isAtEnd.current = false
    },
  }
}

/** Lines of others since one was last at the end. */
function countUnseen({ timeline, conversation, hasLater }: Thread, seen: number): number {
  if (hasLater) return 0
  if (conversation.sequence <= seen) return 0
  let count = 0
  for (let index = timeline.length - 1; index >= 0; index--) {
    const stored = timeline[index]
    if (!stored || stored.stream.sequence <= seen) break
    const event = asConversationEvent(stored)
    if (event?.name === 'message.sent' || event?.name === 'note.added') count++
  }
  return count
}

/** What I say myself is always shown, wherever I was reading. */
function useOwnLines(conversationId: string, show: () => void): void {
  const count = useLive(
    (state) =>
      state.unsent.filter((line) => line.lane === conversationId && line.state.is !== 'sent')
        .length,
  )
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) show()
    before.current = count
  })
}

function useTellRead(thread: Thread, isAway: boolean): void {
  const { id } = thread.conversation
  const sequence = lastCustomerSequence(thread.timeline)
  const isUnread = sequence > thread.myRead
  const isOnline = useLive((state) => state.connection.is === 'online')
  useEffect(() => {
    if (!isUnread) return
    const tell = () => tellRead(id, sequence)
    tell()
    const unsubscribe = useReading.subscribe(tell)
    addEventListener('focus', tell)
    document.addEventListener('visibilitychange', tell)
    return () => {
      unsubscribe()
      removeEventListener('focus', tell)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [id, sequence, isUnread, isOnline, isAway])
}
