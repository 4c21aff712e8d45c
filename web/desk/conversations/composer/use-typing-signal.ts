import { useEffect, useMemo } from 'react'
import { tellServer } from '../../live/live.ts'
import type { DraftMode } from '../rules/draft.ts'

/** Said again while one types on, so that it outlasts what the other side remembers. */
const repeatMilliseconds = 3_000
const restMilliseconds = 4_000

/** Tells that something is being written: a reply to everyone, a note to colleagues only. */
export function useTypingSignal(
  conversationId: string,
  mode: DraftMode,
): { typing: () => void; stopped: () => void } {
  const signal = useMemo(() => {
    const audience = mode === 'note' ? ('agents' as const) : ('everyone' as const)
    let toldAt = -Infinity
    let rest: ReturnType<typeof setTimeout> | undefined
    const stopped = () => {
      clearTimeout(rest)
      if (toldAt === -Infinity) return
      toldAt = -Infinity
      tellServer({ type: 'typing', conversationId, audience, isTyping: false })
    }
    const typing = () => {
      clearTimeout(rest)
      rest = setTimeout(stopped, restMilliseconds)
      if (performance.now() - toldAt < repeatMilliseconds) return
      toldAt = performance.now()
      tellServer({ type: 'typing', conversationId, audience, isTyping: true })
    }
    return { typing, stopped }
  }, [conversationId, mode])
  useEffect(() => signal.stopped, [signal])
  return signal
}
