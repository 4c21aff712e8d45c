import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Thread } from '../rules/fold-thread.ts'
import { loadEarlier } from '../thread-queries.ts'

/** Loaded this far before the top is reached, so that one rarely waits there. */
const aheadPixels = 900

/** Fetches the page before as one scrolls up; one at a time, and again only when asked after a failure. */
export function useEarlier(thread: Thread, scroller: RefObject<HTMLDivElement | null>) {
  const { id } = thread.conversation
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const isLoading = useRef(false)

  const load = useCallback(async () => {
    if (isLoading.current) return
    isLoading.current = true
    setState('loading')
    try {
      await loadEarlier(id)
      setState('idle')
    } catch {
      setState('failed')
    } finally {
      isLoading.current = false
    }
  }, [id])

  function onScroll(area: HTMLElement) {
    if (area.scrollTop < aheadPixels && thread.hasEarlier && state === 'idle') void load()
  }

  // A page of short lines does not fill the window, and then nothing scrolls that could ask for more.
  const count = thread.timeline.length
  useEffect(() => {
    const area = scroller.current
    if (area && thread.hasEarlier && area.scrollHeight <= area.clientHeight + 10) void load()
  }, [count, thread.hasEarlier, scroller, load])

  return {
    isLoading: state === 'loading',
    isFailed: state === 'failed',
    retry: () => void load(),
    onScroll,
  }
}
