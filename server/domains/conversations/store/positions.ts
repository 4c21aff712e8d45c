import type { Positions } from '@yingsheng/contracts/conversations'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

export type PositionChange = {
  conversationId: string
  reader: { kind: 'customer' | 'agent'; id: string }
  delivered: number
  read: number
}

/**
 * Moves positions forward, never back nor past the conversation's end; who listens in has read
 * nothing. Many in one statement.
 */
export async function raisePositions(
  { db }: Db,
  changes: readonly PositionChange[],
): Promise<void> {
  const input = JSON.stringify(
    changes.map(({ conversationId, reader, delivered, read }) => ({
      conversation_id: conversationId,
      reader_kind: reader.kind,
      reader_id: reader.id,
      delivered,
      read,
    })),
  )
  await sql`
    insert into read_positions as p (conversation_id, reader_kind, reader_id, delivered, read)
    select g.conversation_id, g.reader_kind, g.reader_id, least(greatest(g.delivered, g.read), c.sequence), least(g.read, c.sequence)
    from jsonb_to_recordset(${input}::jsonb) as g(conversation_id uuid, reader_kind text, reader_id uuid, delivered int, read int)
    join conversations c on c.id = g.conversation_id
    where not exists (select 1 from listenings l
      where l.conversation_id = g.conversation_id and l.agent_id = g.reader_id)
    order by g.conversation_id, g.reader_id
    on conflict (conversation_id, reader_id) do update
      set delivered = greatest(p.delivered, excluded.delivered), read = greatest(p.read, excluded.read)
      where excluded.delivered > p.delivered or excluded.read > p.read`.execute(db)
}

/** How far each side has got: the furthest of its readers. */
export async function findPositions({ db }: Db, conversationId: string): Promise<Positions> {
  const rows = await db
    .selectFrom('read_positions')
    .select((row) => [
      'reader_kind',
      row.fn.max('delivered').as('delivered'),
      row.fn.max('read').as('read'),
    ])
    .where('conversation_id', '=', conversationId)
    .groupBy('reader_kind')
    .execute()
  const of = (kind: string) => {
    const row = rows.find(({ reader_kind }) => reader_kind === kind)
    return { delivered: row?.delivered ?? 0, read: row?.read ?? 0 }
  }
  return { customer: of('customer'), agents: of('agent') }
}

export async function findRead(
  { db }: Db,
  conversationId: string,
  readerId: string,
): Promise<number> {
  const row = await db
    .selectFrom('read_positions')
    .select('read')
    .where('conversation_id', '=', conversationId)
    .where('reader_id', '=', readerId)
    .executeTakeFirst()
  return row?.read ?? 0
}

/** Back to before the last line of the customer: the one way a position moves back. */
export async function unreadLastLine(
  { db }: Db,
  conversationId: string,
  agentId: string,
): Promise<void> {
  await sql`
    update read_positions p set read = least(p.read, coalesce((
      select max(m.sequence) - 1 from messages m where m.conversation_id = p.conversation_id and m.author_kind = 'customer'), 0))
    where p.conversation_id = ${conversationId} and p.reader_id = ${agentId}`.execute(db)
}

const unreadCountedMax = 99

/** Agents' messages the customer has not read, on one line. */
export async function countUnreadOfCustomer(
  { db }: Db,
  { customerId, lineId }: { customerId: string; lineId: string },
): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from (
      select 1 from conversations c
      left join read_positions r on r.conversation_id = c.id and r.reader_id = c.customer_id
      join messages m on m.conversation_id = c.id and m.sequence > coalesce(r.read, 0)
      where c.customer_id = ${customerId} and c.line_id = ${lineId}
        and m.author_kind = 'agent' and m.audience = 'everyone' and not m.extra ? 'recalledAt'
      limit ${unreadCountedMax}) counted`.execute(db)
  return rows[0]!.unread
}

/** How far a customer had read before we knew him. */
export async function movePositions(
  { db }: Pick<Tx, 'db'>,
  move: { conversationId: string; from: string; to: string },
): Promise<void> {
  await db
    .updateTable('read_positions')
    .set({ reader_id: move.to })
    .where('conversation_id', '=', move.conversationId)
    .where('reader_id', '=', move.from)
    .execute()
}
