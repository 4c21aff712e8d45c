import type { Message } from '@yingsheng/contracts/conversations'
import type { FileRef } from '@yingsheng/contracts/files'
import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'
import type { Tables } from '../../../platform/database/tables.ts'

/** What an author has said under a client id, if he has. */
export async function findSaid(
  { db }: Db,
  authorId: string,
  clientId: string,
): Promise<Message | undefined> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('author_id', '=', authorId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row && messageFromRow(row)
}

/** A message at its place in a conversation. In a transaction that holds the conversation's lock it stays so. */
export async function findMessage(
  { db }: Db,
  { id, sequence }: { id: string; sequence: number },
): Promise<Message | undefined> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', id)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  return row && messageFromRow(row)
}

function messageFromRow(row: Selectable<Tables['messages']>): Message {
  return {
    conversationId: row.conversation_id,
    sequence: row.sequence,
    clientId: row.client_id,
    author:
      row.author_kind === 'agent'
        ? { kind: 'agent', id: row.author_id, name: row.author_name ?? '' }
        : { kind: 'customer', id: row.author_id },
    audience: row.audience as Message['audience'],
    text: row.text,
    files: row.files as FileRef[],
    at: row.at.toISOString(),
    ...(row.extra as Partial<Message>),
  }
}

/** The texts behind search hits, with what a reader needs to know where they stand. */
export async function findMessages(
  { db }: Db,
  hits: readonly { conversationId: string; sequence: number }[],
) {
  if (hits.length === 0) return []
  const input = JSON.stringify(
    hits.map(({ conversationId, sequence }, place) => ({
      conversation_id: conversationId,
      sequence,
      place,
    })),
  )
  const { rows } = await sql<{
    conversation_id: string
    conversation_number: number
    sequence: number
    customer_name: string | null
    customer_number: number
    author_kind: 'customer' | 'agent'
    audience: Message['audience']
    text: string
    at: Date
  }>`
    select m.conversation_id, c.number as conversation_number, m.sequence, k.name as customer_name,
      k.number as customer_number, m.author_kind, m.audience, m.text, m.at
    from jsonb_to_recordset(${input}::jsonb) as g(conversation_id uuid, sequence int, place int)
    join messages m using (conversation_id, sequence)
    join conversations c on c.id = m.conversation_id
    join customers k on k.id = c.customer_id
    order by g.place`.execute(db)
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    conversationNumber: row.conversation_number,
    sequence: row.sequence,
    customerName: row.customer_name,
    customerNumber: row.customer_number,
    by: row.audience === 'agents' ? ('note' as const) : row.author_kind,
    text: row.text,
    at: row.at.toISOString(),
  }))
}

/** What a customer said before we knew him is his: when he says it again under his name, it is known. */
export async function moveMessages(
  { db }: Pick<Tx, 'db'>,
  move: { conversationId: string; from: string; to: string },
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ author_id: move.to })
    .where('conversation_id', '=', move.conversationId)
    .where('author_id', '=', move.from)
    .execute()
}
