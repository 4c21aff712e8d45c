import type { Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { quoteCharactersMax as most } from '@yingsheng/contracts/limits'
import type { Quote } from '@yingsheng/contracts/message-parts'

/** The number itself: a widget that imported the limits would carry all of them. */
const quoteCharactersMax: typeof most = 120

type Data = { message?: Message; changed?: Message } | null

/**
 * A stretch of events as it reads now: a message that a later event edits, recalls or reacts to is
 * replaced by what that event says of it, and quotes of it follow. The higher revision wins, so that
 * nothing goes back, in whatever order stretches are joined. Events that stay the same stay the same
 * objects; so does the list when none changes.
 */
export function settleMessages<Event extends StoredEvent>(
  timeline: readonly Event[],
): readonly Event[] {
  const newest = new Map<string, Message>()
  for (const { stream, data } of timeline) {
    const changed = stream.kind === 'conversation' ? (data as Data)?.changed : undefined
    if (changed && revisionOf(changed) > revisionOf(newest.get(keyOf(changed))))
      newest.set(keyOf(changed), changed)
  }
  if (newest.size === 0) return timeline
  const settled = timeline.map((event) => {
    const message = (event.data as Data)?.message
    const now = message && settle(message, newest)
    return now === message ? event : { ...event, data: { ...(event.data as object), message: now } }
  })
  return settled.some((event, index) => event !== timeline[index]) ? settled : timeline
}

function settle(message: Message, newest: ReadonlyMap<string, Message>): Message {
  const changed = newest.get(keyOf(message))
  const now = revisionOf(changed) > revisionOf(message) ? changed! : message
  const { quote } = now
  const quoted = quote && newest.get(`${now.conversationId} ${quote.sequence}`)
  if (!quoted || revisionOf(quoted) <= revisionOf(quote)) return now
  return { ...now, quote: quoteOf(quoted) }
}

/** A message in short, as the server quotes it. */
export function quoteOf(message: Message): Quote {
  const { sequence, author, text, files, recalledAt, revision } = message
  return {
    sequence,
    name: author.kind === 'agent' ? author.name : null,
    text: text.slice(0, quoteCharactersMax),
    ...(text === '' && files[0] && { file: files[0].name }),
    ...(recalledAt !== undefined && { isRecalled: true as const }),
    ...(revision !== undefined && { revision }),
  }
}

function keyOf({ conversationId, sequence }: Message): string {
  return `${conversationId} ${sequence}`
}

function revisionOf(one: { revision?: number | undefined } | undefined): number {
  return one?.revision ?? 0
}
