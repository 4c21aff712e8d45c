import { useCallback, useEffect, useRef, useState } from 'react'
import type { Virtualizer } from '@tanstack/react-virtual'
import type { TimelineItem } from '../rules/timeline-items.ts'
import { loadAround } from '../thread-queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import type { Target } from './use-thread-search.ts'

type Options = {
  id: string
  items: readonly TimelineItem<unknown>[]
  target: Target | null
  virtualizer: Virtualizer<HTMLDivElement, Element>
  loosen: () => void
}

/** Shows one line in the middle of the window, loading what lies around it, and lights it up for a moment. */
export function useJump({ id, items, target, virtualizer, loosen }: Options): {
  key: string | null
  jump: number
} {
  const [found, setFound] = useState<{ key: string | null; jump: number }>({ key: null, jump: 0 })
  const done = useRef<Target | null>(null)
  useEffect(() => {
    if (target) void loadAround(id, target.sequence).catch(showRefusal)
  }, [id, target])
  useEffect(() => {
    if (!target || done.current === target) return
    const index = items.findIndex(
      (item) => 'event' in item && item.event.stream.sequence === target.sequence,
    )
    const item = items[index]
    if (!item) return
    done.current = target
    loosen()
    virtualizer.scrollToIndex(index, { align: 'center' })
    setFound({ key: item.key, jump: target.jump + 1 })
  }, [items, target, virtualizer, loosen])
  return found
}

/** The line to show that was wished for last: one that was searched, or one that another one quotes. */
export function useWish(searched: Target | null): {
  target: Target | null
  jumpTo: (sequence: number) => void
} {
  const [target, setTarget] = useState(searched)
  useEffect(() => {
    if (searched) setTarget(searched)
  }, [searched])
  const jumpTo = useCallback((sequence: number) => {
    setTarget((before) => ({ sequence, jump: (before?.jump ?? 0) + 1 }))
  }, [])
  return { target, jumpTo }
}
