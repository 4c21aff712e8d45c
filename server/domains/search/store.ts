import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'

export type SearchDocument = { conversationId: string; sequence: number; audience: string; at: string; words: string[] }

/** Adds documents; one that is there already stays as it is. */
export async function insertDocuments({ db }: Pick<Tx, 'db'>, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const input = JSON.stringify(documents)
  await sql`
    insert into search_documents (conversation_id, sequence, audience, at, words)
    select g."conversationId", g.sequence, g.audience, g.at, array_to_tsvector(array(select jsonb_array_elements_text(g.words)))
    from jsonb_to_recordset(${input}::jsonb) as g("conversationId" uuid, sequence int, audience text, at timestamptz, words jsonb)
    on conflict do nothing`.execute(db)
}

/** Frequent words match half the log: only so many of the newest candidates are ranked. */
const candidatesMax = 2_000

export type SearchHit = { conversationId: string; sequence: number }

/**
 * Documents with all the words (`every`) or any of them, those with more of the words first, then
 * the newest. Words are passed as an array and never parsed as a query.
 */
export async function findDocuments(
  { db }: Db,
  query: { words: string[]; match: 'every' | 'any'; conversationId: string | null; limit: number },
): Promise<SearchHit[]> {
  const operator = query.match === 'every' ? ' & ' : ' | '
  const inConversation = query.conversationId === null ? sql`` : sql`and d.conversation_id = ${query.conversationId}`
  const { rows } = await sql<SearchHit>`
    with asked as materialized (
      select string_agg(quote_literal(replace(word, '\\', '\\\\')), ${operator})::tsquery as words
      from unnest(${query.words}::text[]) as word
    ), candidates as materialized (
      select d.* from search_documents d, asked
      where d.words @@ asked.words ${inConversation} order by d.at desc limit ${candidatesMax}
    )
    select c.conversation_id as "conversationId", c.sequence
    from candidates c
    order by (select count(*) from unnest(${query.words}::text[]) as word where word = any(tsvector_to_array(c.words))) desc,
      c.at desc
    limit ${query.limit}`.execute(db)
  return rows
}
