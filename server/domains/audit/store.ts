import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { EntryContent } from './rules/chain.ts'

/** What the first entry follows. */
export const firstHash = Buffer.alloc(32)

export async function findLastEntry({
  db,
}: Pick<Tx, 'db'>): Promise<{ number: number; hash: Buffer }> {
  const row = await db
    .selectFrom('audit_entries')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { number: 0, hash: firstHash }
}

export type ChainedEntry = { content: EntryContent; previousHash: Buffer; hash: Buffer }

export async function insertEntries(
  { db }: Pick<Tx, 'db'>,
  entries: readonly ChainedEntry[],
): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values(
      entries.map(({ content, previousHash, hash }) => ({
        number: content.number,
        event_sequence: content.eventSequence,
        at: new Date(content.at),
        actor: JSON.stringify(content.actor),
        action: content.action,
        stream_kind: content.streamKind,
        stream_id: content.streamId,
        detail: JSON.stringify(content.detail),
        previous_hash: previousHash,
        hash,
      })),
    )
    .execute()
}

/** Entries above a number, in order. */
export async function readEntries(
  { db }: Db,
  after: number,
  limit: number,
): Promise<{ content: EntryContent; hash: Buffer }[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ content: contentOf(row), hash: row.hash }))
}

/**
 * What supervisors did, newest first, below a number. The condition is that of its index, word for
 * word, or the planner would not see that the index holds it all.
 */
export async function readSupervision(
  { db }: Db,
  before: number | null,
  limit: number,
): Promise<EntryContent[]> {
  const { rows } = await sql<Selectable<Tables['audit_entries']>>`
    select * from audit_entries
    where (action in ('agent.listening-begun', 'agent.listening-ended', 'agent.whispered', 'agent.intervened')
      or (action = 'agent.presence-changed' and detail ->> 'by' = 'supervisor'))
      ${before === null ? sql`` : sql`and number < ${before}`}
    order by number desc limit ${limit}`.execute(db)
  return rows.map(contentOf)
}

function contentOf(row: Selectable<Tables['audit_entries']>): EntryContent {
  return {
    number: row.number,
    eventSequence: row.event_sequence,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    streamKind: row.stream_kind,
    streamId: row.stream_id,
    detail: row.detail,
  }
}
