import type { Message, Positions } from '@yingsheng/contracts/conversations'
import type { FileRef } from '@yingsheng/contracts/files'
import type { OutboxFile, Unsent } from '@yingsheng/sync'
import { dayOf, type Current, type Happening } from '../timeline.ts'

export type Status = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
export type Shown = {
  clientId: string
  /** The agent's name; null: the customer himself. */
  by: string | null
  text: string
  files: (FileRef | OutboxFile)[]
  at: string
  status: Status
  /** Said, and not known to be in the conversation yet. */
  unsent?: Unsent
  /** What the server knows of it. */
  message?: Message
}
export type Row =
  | { is: 'time'; key: string; at: string; what: Happening | null }
  | { is: 'event'; key: string; what: Happening }
  | {
      is: 'message'
      key: string
      message: Shown
      isFirst: boolean
      isLast: boolean
      hasStatus: boolean
    }

const pauseMs = 15 * 60_000
const eventsShown = ['conversation.assigned', 'conversation.resolved', 'conversation.reopened']

/** What stands in the thread, from top to bottom. */
export function rowsOf(
  timeline: Happening[],
  unsent: Unsent[],
  current: Current | null,
  positions: Positions | null,
): Row[] {
  const known = new Set(timeline.map((event) => event.data.message?.clientId))
  const shown: (Happening | Shown)[] = [
    ...timeline.flatMap((event): (Happening | Shown)[] => {
      if (event.data.message) return [shownOf(event.data.message, current, positions)]
      return isShown(event) ? [event] : []
    }),
    ...unsent.filter((item) => !known.has(item.clientId)).map(waitingOf),
  ]
  const rows: Row[] = []
  let next: Shown | undefined
  // From the end upwards: whether a tick is repeated shows below it.
  for (const [index, item] of [...shown.entries()].reverse()) {
    const before = shown[index - 1]
    const isPause =
      !before ||
      dayOf(before.at) !== dayOf(item.at) ||
      Date.parse(item.at) - Date.parse(before.at) > pauseMs
    if ('clientId' in item) {
      rows.push(messageRow(item, isPause ? undefined : before, shown[index + 1], next))
      if (isPause) rows.push({ is: 'time', key: `t${item.clientId}`, at: item.at, what: null })
      if (item.by === null) next = item
    } else if (isPause) rows.push({ is: 'time', key: `t${item.sequence}`, at: item.at, what: item })
    else rows.push({ is: 'event', key: `e${item.sequence}`, what: item })
  }
  return rows.reverse()
}

function isShown({ name, data }: Happening): boolean {
  return eventsShown.includes(name) && (name !== 'conversation.assigned' || !!data.assigneeName)
}

/** A tick that the next line of the same person repeats is left out; what is not sent is always marked. */
function messageRow(
  message: Shown,
  before: Happening | Shown | undefined,
  after: Happening | Shown | undefined,
  next: Shown | undefined,
): Row {
  const isBy = (other: typeof before) => !!other && 'clientId' in other && other.by === message.by
  const hasStatus =
    message.by === null &&
    ((!!message.unsent && message.status !== 'sent') || next?.status !== message.status)
  return {
    is: 'message',
    key: message.clientId,
    message,
    isFirst: !isBy(before),
    isLast: !isBy(after),
    hasStatus,
  }
}

function shownOf(message: Message, current: Current | null, positions: Positions | null): Shown {
  const { clientId, author, text, files, at } = message
  return {
    clientId,
    by: author.kind === 'agent' ? author.name : null,
    text,
    files,
    at,
    status: statusOf(message, current, positions),
    message,
  }
}

function statusOf(
  { conversationId, sequence }: Message,
  current: Current | null,
  positions: Positions | null,
): Status {
  if (conversationId !== current?.id) return 'read'
  if (positions && sequence <= positions.agents.read) return 'read'
  return positions && sequence <= positions.agents.delivered ? 'delivered' : 'sent'
}

function waitingOf(item: Unsent): Shown {
  const { clientId, saying, files, place, state } = item
  return {
    clientId,
    by: null,
    text: saying.text,
    files,
    at: new Date(place).toISOString(),
    status: state.is,
    unsent: item,
  }
}
