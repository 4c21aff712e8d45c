import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Positions } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { settleMessages } from '@yingsheng/sync'
import { asConversationEvent, isChange, type ConversationEvent } from '../conversation-event.ts'

/**
 * An open conversation as we hold it: a stretch of its timeline without holes. It ends at the
 * newest event unless `hasLater`, when someone jumped back to a search hit.
 */
export type Thread = ReplyOf<'GET /api/conversations/:id'> & { hasLater: boolean }
export type TimelinePage = ReplyOf<'GET /api/conversations/:id/timeline'>

export function lastSequence(timeline: readonly StoredEvent[]): number {
  return timeline.at(-1)?.stream.sequence ?? 0
}

/** The newest line of the customer in what we hold, 0 if there is none. */
export function lastCustomerSequence(timeline: readonly StoredEvent[]): number {
  const last = timeline.findLast((stored) => {
    const event = asConversationEvent(stored)
    return event?.name === 'message.sent' && event.data.message.author.kind === 'customer'
  })
  return last?.stream.sequence ?? 0
}

function firstSequence(timeline: readonly StoredEvent[]): number {
  return timeline[0]?.stream.sequence ?? 0
}

/**
 * The thread after an event of its stream. `gap`: events in between are missing and have to be
 * fetched first. An event it has seen changes nothing.
 */
export function foldThread(thread: Thread, event: ConversationEvent): Thread | 'gap' {
  const { sequence } = event.stream
  if (sequence <= thread.conversation.sequence) return thread
  const conversation = event.data.conversation
  const timeline = [...thread.timeline, event as StoredEvent]
  const settled = isChange(event) ? [...settleMessages(timeline)] : timeline
  // A stretch of the past heeds what changes in it, and does not grow.
  if (thread.hasLater) return { ...thread, conversation, timeline: settled.slice(0, -1) }
  if (sequence !== lastSequence(thread.timeline) + 1) return 'gap'
  return { ...thread, conversation, timeline: settled }
}

/**
 * What we held and what was just read again, as one stretch; the newer state of either. A stretch of
 * the past stays where it is: whoever reads there is not carried away by a refreshing.
 */
export function mergeThreads(held: Thread | undefined, read: Thread): Thread {
  if (!held || held.conversation.id !== read.conversation.id) return read
  const heldLast = lastSequence(held.timeline)
  const doTouch = firstSequence(read.timeline) <= heldLast + 1
  if (!held.hasLater && !doTouch) return read
  const first = firstSequence(read.timeline)
  const last = lastSequence(read.timeline)
  const earlier = held.timeline.filter((event) => event.stream.sequence < first)
  const later = held.timeline.filter((event) => event.stream.sequence > last)
  const isHeldNewer = held.conversation.sequence > read.conversation.sequence
  return {
    ...read,
    conversation: isHeldNewer ? held.conversation : read.conversation,
    customer:
      held.customer.id === read.customer.id && held.customer.sequence > read.customer.sequence
        ? held.customer
        : read.customer,
    timeline: held.hasLater ? held.timeline : settled([...earlier, ...read.timeline, ...later]),
    hasEarlier: held.hasLater || earlier.length > 0 ? held.hasEarlier : read.hasEarlier,
    hasLater: held.hasLater,
    positions: furthest(held.positions, read.positions),
    myRead: read.myRead,
    // What is read is a guess by when he was last seen; what is held was heard.
    isCustomerOnline: held.isCustomerOnline,
  }
}

/** The thread with an earlier page before it. */
export function withEarlier(thread: Thread, page: TimelinePage): Thread {
  const first = firstSequence(thread.timeline)
  const earlier = page.timeline.filter((event) => event.stream.sequence < first)
  return {
    ...thread,
    timeline: settled([...earlier, ...thread.timeline]),
    hasEarlier: page.hasMore,
  }
}

/** The thread with a later page after it; at the end it is live again. */
export function withLater(thread: Thread, page: TimelinePage): Thread {
  const last = lastSequence(thread.timeline)
  const later = page.timeline.filter((event) => event.stream.sequence > last)
  const timeline = settled([...thread.timeline, ...later])
  const isLive = !page.hasMore && lastSequence(timeline) >= thread.conversation.sequence
  return { ...thread, timeline, hasLater: !isLive }
}

/** Another stretch of the same conversation: what lies around a search hit. */
export function movedTo(thread: Thread, before: TimelinePage, after: TimelinePage): Thread {
  const timeline = [...before.timeline, ...after.timeline]
  const isLive = !after.hasMore && lastSequence(timeline) >= thread.conversation.sequence
  return { ...thread, timeline, hasEarlier: before.hasMore, hasLater: !isLive }
}

function settled(timeline: StoredEvent[]): StoredEvent[] {
  return [...settleMessages(timeline)]
}

/** Positions only ever go forward; signals may arrive out of order. */
export function furthest(a: Positions, b: Positions): Positions {
  return {
    customer: {
      delivered: Math.max(a.customer.delivered, b.customer.delivered),
      read: Math.max(a.customer.read, b.customer.read),
    },
    agents: {
      delivered: Math.max(a.agents.delivered, b.agents.delivered),
      read: Math.max(a.agents.read, b.agents.read),
    },
  }
}

/** How far a line of ours has come, by what the customer's side says. */
export function lineState(
  sequence: number,
  { customer }: Positions,
): 'sent' | 'delivered' | 'read' {
  if (customer.read >= sequence) return 'read'
  return customer.delivered >= sequence ? 'delivered' : 'sent'
}
