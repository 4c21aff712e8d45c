import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'

export type SearchDocument = {
  conversationId: string
  sequence: number
  audience: string
  at: string
  words: string[]
  /** The message was there before, in other words. */
  isChange: boolean
}

/** Adds documents; the words of one that is there already are replaced. */
export async function saveDocuments(
  { db }: Pick<Tx, 'db'>,
  documents: readonly SearchDocument[],
): Promise<void> {
  if (documents.length === 0) return
  const input = JSON.stringify(documents)
  await sql`
    insert into search_documents (conversation_id, sequence, audience, at, words)
    select g."conversationId", g.sequence, g.audience, g.at, array_to_tsvector(array(select jsonb_array_elements_text(g.words)))
    from jsonb_to_recordset(${input}::jsonb) as g("conversationId" uuid, sequence int, audience text, at timestamptz, words jsonb)
    on conflict (conversation_id, sequence) do update set words = excluded.words
      where search_documents.words <> excluded.words`.execute(db)
}

/** Forgets the words of messages that have none any more. */
export async function deleteDocuments(
  { db }: Pick<Tx, 'db'>,
  documents: readonly SearchDocument[],
): Promise<void> {
  await sql`
    delete from search_documents d
    using jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as g("conversationId" uuid, sequence int)
    where d.conversation_id = g."conversationId" and d.sequence = g.sequence`.execute(db)
}

export type SearchHit = { conversationId: string; sequence: number }

type Query = { words: string[]; conversationId: string | null; limit: number }

/** Documents with every one of the words, newest first: nothing is left to rank. */
export async function findWithEvery(
  { db }: Db,
  { words, conversationId, limit }: Query,
): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select conversation_id as "conversationId", sequence from search_documents
    where words @@ ${tsquery(words, '&')}::tsquery ${within(conversationId)}
    order by at desc limit ${limit}`.execute(db)
  return rows
}

/** Frequent words match half the log: only so many of the newest are ranked. */
const candidatesMax = 500

/** Documents with any of the words: those with most of them first, then the newest. */
export async function findWithAny(
  { db }: Db,
  { words, conversationId, limit }: Query,
): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    with candidates as materialized (
      select conversation_id, sequence, at, words from search_documents
      where words @@ ${tsquery(words, '|')}::tsquery ${within(conversationId)}
      order by at desc limit ${candidatesMax}
    )
    select c.conversation_id as "conversationId", c.sequence
    from candidates c
    order by (
      select count(*) from unnest(${words.map(quote)}::text[]) as word where c.words @@ word::tsquery
    ) desc, c.at desc
    limit ${limit}`.execute(db)
  return rows
}

function within(conversationId: string | null) {
  return conversationId === null ? sql`` : sql`and conversation_id = ${conversationId}`
}

/**
 * The words as a query, passed as a parameter: each is quoted, so none is read as an operator, and
 * the planner sees how frequent they are.
 */
function tsquery(words: readonly string[], operator: '&' | '|'): string {
  return words.map(quote).join(` ${operator} `)
}

function quote(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
