import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { sql } from 'kysely'
import type { Tx } from '../context.ts'
import { eventColumns, eventFromRow } from './stored-event.ts'

const eventsPerRoundMax = 500

type Stretch = {
  streamId: string
  /** Stream sequences, both included. */
  from: number
  upTo: number
}

/**
 * Facts stay, what they carry may have to go: words that were taken back must not be read again from
 * the log. Rewrites the data of the events in a stretch of one stream, in the caller's transaction,
 * who holds the stream's lock. `rewrite` answers the new data, or null where nothing is to change.
 * Sequences, names, times and actors stay as they are.
 */
export async function rewriteEvents(
  { db }: Pick<Tx, 'db'>,
  { streamId, from, upTo }: Stretch,
  rewrite: (event: StoredEvent) => object | null,
): Promise<void> {
  for (let start = from; start <= upTo; start += eventsPerRoundMax) {
    const rows = await db
      .selectFrom('events')
      .select(eventColumns)
      .where('stream_id', '=', streamId)
      .where('stream_sequence', '>=', start)
      .where('stream_sequence', '<=', Math.min(upTo, start + eventsPerRoundMax - 1))
      .execute()
    const changed = rows.flatMap((row) => {
      const data = rewrite(eventFromRow(row))
      return data === null ? [] : [{ sequence: row.sequence, data }]
    })
    if (changed.length === 0) continue
    await sql`
      update events e set data = g.data
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as g(sequence bigint, data jsonb)
      where e.sequence = g.sequence`.execute(db)
  }
}
