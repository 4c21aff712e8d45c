import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import {
  asConversationEvent,
  isChange,
  isSaid,
  type SaidEvent,
  type SystemEvent,
} from '../conversation-event.ts'
import { daysBetween } from './relative-time.ts'

/** A line that has not reached the server yet, as the outbox keeps it. */
export type UnsentItem<Unsent> = { kind: 'unsent'; key: string; line: Unsent; isFirst: boolean }

type MessageItem = {
  kind: 'message'
  key: string
  event: SaidEvent
  isFirst: boolean
  groupEnd: number
}

/** What the thread shows, top to bottom. Keys stay the same when an unsent line becomes a message. */
export type TimelineItem<Unsent = never> =
  | { kind: 'day'; key: string; at: string }
  | MessageItem
  | { kind: 'system'; key: string; event: SystemEvent }
  | UnsentItem<Unsent>

/** Lines of one author within so many minutes stand together under one name. */
const groupMinutesMax = 5

type Layout = {
  hasEarlier: boolean
  /** Sequences that once stood first and keep the look of it. */
  firsts: ReadonlySet<number>
}

/**
 * Lays a timeline out: a divider for each day, lines grouped by author.
 *
 * Nothing that is drawn may change its height when an earlier page comes before it, or the text
 * would jump under the reader's eyes. So the first line of a stretch has no divider while there is
 * more before it, and a line that was drawn as first of its group (`firsts`) stays so.
 */
export function timelineItems(
  timeline: readonly StoredEvent[],
  { hasEarlier, firsts }: Layout,
): TimelineItem[] {
  const items: TimelineItem[] = []
  let previous: StoredEvent | undefined
  let group: MessageItem | null = null
  for (const stored of timeline) {
    const event = asConversationEvent(stored)
    // A change shows in the message itself.
    if (!event || isChange(event)) continue
    if (previous ? isAnotherDay(previous.at, event.at) : !hasEarlier) {
      items.push({ kind: 'day', key: `day ${event.stream.sequence}`, at: event.at })
      group = null
    }
    previous = stored
    if (!isSaid(event)) {
      items.push({ kind: 'system', key: `event ${event.stream.sequence}`, event })
      group = null
      continue
    }
    const isFirst: boolean =
      !group || firsts.has(event.stream.sequence) || !standsWith(group.event, event)
    const item: MessageItem = {
      kind: 'message',
      key: event.data.message.clientId,
      event,
      isFirst,
      groupEnd: event.stream.sequence,
    }
    items.push(item)
    if (isFirst) group = item
    else if (group) group.groupEnd = event.stream.sequence
  }
  return items
}

/** The same with the unsent lines at the end, but for those that have arrived: each is shown once. */
export function withUnsent<Unsent extends { clientId: string }>(
  items: readonly TimelineItem[],
  unsent: readonly Unsent[],
): readonly TimelineItem<Unsent>[] {
  if (unsent.length === 0) return items
  const waiting = unsent.filter(({ clientId }) => !items.some(({ key }) => key === clientId))
  return [
    ...items,
    ...waiting.map((line, index) => ({
      kind: 'unsent' as const,
      key: line.clientId,
      line,
      isFirst: index === 0,
    })),
  ]
}

function isAnotherDay(before: string, after: string): boolean {
  return daysBetween(new Date(before), new Date(after)) !== 0
}

function standsWith(first: SaidEvent, next: SaidEvent): boolean {
  const [a, b] = [first.data.message, next.data.message]
  const isNear = Date.parse(b.at) - Date.parse(a.at) < groupMinutesMax * 60_000
  return (
    isNear &&
    a.audience === b.audience &&
    a.whisperTo === b.whisperTo &&
    a.author.kind === b.author.kind &&
    a.author.id === b.author.id
  )
}

/** What colleagues told the customer after I began to write: to be shown before mine goes out. */
export function repliesSince(
  timeline: readonly StoredEvent[],
  { sequence, myId }: { sequence: number; myId: string },
): SaidEvent[] {
  const replies: SaidEvent[] = []
  for (let index = timeline.length - 1; index >= 0; index--) {
    const stored = timeline[index]
    if (!stored || stored.stream.sequence <= sequence) break
    const event = asConversationEvent(stored)
    if (event?.name !== 'message.sent') continue
    const { author } = event.data.message
    if (author.kind === 'agent' && author.id !== myId) replies.unshift(event)
  }
  return replies
}
