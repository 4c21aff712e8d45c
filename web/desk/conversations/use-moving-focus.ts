import { useEffect, useRef, type RefObject } from 'react'

/**
 * On a phone the list gives way to the conversation and comes back: the focus goes along, into the
 * conversation and back to the row it was opened from, instead of falling out of the page.
 */
export function useMovingFocus(conversationId: string | null): RefObject<HTMLDivElement | null> {
  const workspace = useRef<HTMLDivElement>(null)
  const before = useRef(conversationId)
  useEffect(() => {
    const from = before.current
    before.current = conversationId
    if (from === conversationId) return
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement
      const isLost = !focused || focused === document.body || !focused.checkVisibility()
      if (!isLost) return
      const wanted = conversationId === null ? `[data-conversation="${from}"]` : '[data-thread]'
      workspace.current?.querySelector<HTMLElement>(wanted)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [conversationId])
  return workspace
}
