import { useEffect, useRef, useState } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { asConversationEvent } from '../conversation-event.ts'
import { lastSequence, type Thread } from '../rules/fold-thread.ts'
import { strings } from '../strings.ts'

const pauseMilliseconds = 1_000

/** For those who hear the page: who wrote how many lines, summed up over a second instead of read out one by one. */
export function useAnnouncement(thread: Thread, customerName: string): string {
  const t = useStrings(strings)
  const { agent: me } = useMe()
  const last = lastSequence(thread.timeline)
  const announced = useRef(last)
  const [announcement, setAnnouncement] = useState('')
  const latest = useRef(thread)
  latest.current = thread
  const isPast = thread.hasLater
  useEffect(() => {
    if (isPast || last <= announced.current) return
    const timer = setTimeout(() => {
      const counts = new Map<string, number>()
      for (const stored of latest.current.timeline.slice(-50)) {
        const event = asConversationEvent(stored)
        if (!event || !('message' in event.data) || stored.stream.sequence <= announced.current)
          continue
        const { author } = event.data.message
        if (author.id === me.id) continue
        const name = author.kind === 'customer' ? customerName : author.name
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      announced.current = last
      if (counts.size > 0)
        setAnnouncement([...counts].map(([name, count]) => t.announce(name, count)).join(' '))
    }, pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [isPast, last, customerName, me.id, t])
  return announcement
}
