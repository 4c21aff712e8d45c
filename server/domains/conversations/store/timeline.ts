import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Db } from '../../../platform/context.ts'
import { eventColumns, eventFromRow } from '../../../platform/events/stored-event.ts'
import { customerNews } from '../rules/audience.ts'

const columns = eventColumns

/** The newest events of a conversation below a position, oldest first. */
export async function readBefore(
  { db }: Db,
  conversationId: string,
  before: number | null,
  limit: number,
): Promise<StoredEvent[]> {
  let query = db.selectFrom('events').select(columns).where('stream_id', '=', conversationId)
  if (before !== null) query = query.where('stream_sequence', '<', before)
  const rows = await query.orderBy('stream_sequence', 'desc').limit(limit).execute()
  return rows.reverse().map(eventFromRow)
}

/** The first events of a conversation above a position, oldest first. */
export async function readAfter(
  { db }: Db,
  conversationId: string,
  after: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select(columns)
    .where('stream_id', '=', conversationId)
    .where('stream_sequence', '>', after)
    .orderBy('stream_sequence')
    .limit(limit)
    .execute()
  return rows.map(eventFromRow)
}

/** A stretch of the whole log; the caller has bounded it. */
type Span = { after: number; upTo: number; limit: number }

/** A conversation's events in a span of the whole log, oldest first: what a feed has missed. */
export async function replayConversation(
  db: Db,
  { conversationId, ...span }: Span & { conversationId: string },
): Promise<StoredEvent[]> {
  const rows = await eventsIn(db, span)
    .where('stream_id', '=', conversationId)
    .orderBy('stream_sequence')
    .execute()
  return rows.map(eventFromRow)
}

/** The whole log in a span, oldest first. */
export async function replayLog(db: Db, span: Span): Promise<StoredEvent[]> {
  const rows = await eventsIn(db, span).orderBy('sequence').execute()
  return rows.map(eventFromRow)
}

function eventsIn({ db }: Db, { after, upTo, limit }: Span) {
  return db
    .selectFrom('events')
    .select(columns)
    .where('sequence', '>', after)
    .where('sequence', '<=', upTo)
    .limit(limit)
}

/** What a customer may hear of his conversations in a span, oldest first. */
export async function replayCustomer(
  { db }: Db,
  span: Span & { customerId: string; lineId: string },
): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('conversations as c')
    .innerJoin('events as e', 'e.stream_id', 'c.id')
    .select(columns.map((column) => `e.${column}` as const))
    .where('c.customer_id', '=', span.customerId)
    .where('c.line_id', '=', span.lineId)
    .where('e.name', 'in', [...customerNews])
    .where('e.sequence', '>', span.after)
    .where('e.sequence', '<=', span.upTo)
    .orderBy('e.sequence')
    .limit(span.limit)
    .execute()
  return rows.map(eventFromRow)
}

/**
 * The newest page of what a customer may see on a line, across his conversations, oldest first. Each
 * conversation is read from its end, a page at most: how long they are does not matter.
 */
export async function readOfCustomer(
  { db }: Db,
  page: { customerId: string; lineId: string; before: number | null; limit: number },
): Promise<StoredEvent[]> {
  const { customerId, lineId, before, limit } = page
  const rows = await db
    .selectFrom('conversations as c')
    .innerJoinLateral(
      (one) => {
        const query = one
          .selectFrom('events')
          .select(columns)
          .whereRef('stream_id', '=', 'c.id')
          .where('name', 'in', [...customerNews])
          .orderBy('stream_sequence', 'desc')
          .limit(limit)
        return (before === null ? query : query.where('sequence', '<', before)).as('e')
      },
      (join) => join.onTrue(),
    )
    .select(columns.map((column) => `e.${column}` as const))
    .where('c.customer_id', '=', customerId)
    .where('c.line_id', '=', lineId)
    .orderBy('e.sequence', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse().map(eventFromRow)
}
