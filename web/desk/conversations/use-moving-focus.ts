import { useEffect, useRef, type RefObject } from 'react'

const framesMax = 30

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
    const wanted = conversationId === null ? `[data-conversation="${from}"]` : '[data-thread]'
    let frame = 0
    const look = (framesLeft: number) => {
      const focused = document.activeElement
      const isLost = !focused || focused === document.body || !focused.checkVisibility()
      const target = workspace.current?.querySelector<HTMLElement>(wanted)
      if (isLost && target?.checkVisibility()) target.focus()
      // A list that was hidden draws its rows a moment after it is shown.
      else if (isLost && framesLeft > 0) frame = requestAnimationFrame(() => look(framesLeft - 1))
    }
    frame = requestAnimationFrame(() => look(framesMax))
    return () => cancelAnimationFrame(frame)
  }, [conversationId])
  return workspace
}
