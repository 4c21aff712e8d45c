import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { OwnRating } from '@yingsheng/contracts/surveys'
import type { Unsent } from '@yingsheng/sync'

export type History = ReplyOf<'GET /api/widget/conversations'>

/** A conversation as its customer sees it. */
export type Current = {
  id: string
  status: 'open' | 'resolved'
  assigneeName: string | null
  sequence: number
}
type Told = Omit<Current, 'assigneeName'> & { assigneeName?: string | null }
export type Happening = StoredEvent<{
  conversation: Told
  message?: Message
  /** A message of before as it reads now. */
  changed?: Message
  assigneeName?: string | null
  rating?: OwnRating
}>

/**
 * Two stretches of history as one: in order, each event once. What was edited or recalled reads as its
 * last change says, in the event itself: what we hold always reaches to the newest event, so there is
 * no later one.
 */
export function merge(one: Happening[], other: Happening[]): Happening[] {
  const bySequence = new Map([...one, ...other].map((event) => [event.sequence, event]))
  const events = [...bySequence.values()].sort((a, b) => a.sequence - b.sequence)
  for (const {
    data: { changed },
  } of events)
    if (changed)
      for (const { data } of events)
        if (data.message?.clientId === changed.clientId) data.message = changed
  return events
}

/** The conversation after an event of it; an event we have heard before changes nothing. */
export function follow(current: Current | null, { data, stream, name }: Happening): Current {
  const told = data.conversation
  const isSame = current?.id === told.id
  if (isSame && stream.sequence <= current.sequence) return current
  const before = isSame ? current.assigneeName : null
  const assigneeName = name === 'conversation.assigned' ? data.assigneeName : told.assigneeName
  return {
    id: told.id,
    status: told.status,
    sequence: stream.sequence,
    assigneeName: assigneeName === undefined ? before : assigneeName,
  }
}

/** Agents' messages of this conversation after the position the customer has read to. */
export function unreadIn(timeline: Happening[], current: Current | null, read: number): Message[] {
  return saidIn(timeline).filter(
    ({ author, conversationId, sequence }) =>
      author.kind === 'agent' && conversationId === current?.id && sequence > read,
  )
}

/** What was said and not taken back. */
function saidIn(timeline: Happening[]): Message[] {
  return timeline
    .map(({ data }) => data.message!)
    .filter((message) => message && !message.recalledAt)
}

export function dayOf(at: string): string {
  return new Date(at).toDateString()
}

/** The newest line, for a list: who said it (null: the customer), what, and when. */
export function lastLine(timeline: Happening[], unsent: Unsent[]) {
  const item = unsent.at(-1)
  if (item)
    return {
      by: null,
      text: item.saying.text,
      isImage: !!item.files[0]?.mediaType.startsWith('image/'),
      at: new Date(item.place).toISOString(),
    }
  const message = saidIn(timeline).at(-1)
  if (!message) return null
  const { author, text, files, at } = message
  return { by: author.kind === 'agent' ? author.name : null, text, isImage: !!files[0]?.image, at }
}
