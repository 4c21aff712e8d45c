/*
 * Reading the end of the log without missing anything.
 *
 * Every event gets its global sequence when it is written, but transactions commit in another order:
 * number 6 may be visible while number 5 is still being written. A reader that takes 6, remembers
 * "I am at 6" and goes on would never see 5. So readers move only up to a point below which
 * everything is settled, that is, committed or given up.
 *
 * That point is found with the database's own snapshot. An event's number is drawn after its
 * transaction has locked the stream's row, so the transaction has its id (xid) by then. Let `top` be
 * the highest number that a snapshot sees. Any lower number was drawn before `top` was, so its
 * transaction had its xid before this snapshot was taken. If the snapshot says that no transaction
 * is running (xmin = xmax), all of them are over, and everything up to `top` is settled. If some are
 * running, we remember (top, xmax) as a barrier: as soon as a later snapshot's xmin has reached that
 * xmax, all transactions that could hold a number up to that `top` are over.
 *
 * The barrier is kept until it is passed and only then renewed, so a steady stream of overlapping
 * transactions cannot hold it back for ever: it waits for those that ran when it was set, no others.
 */
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Pool } from 'pg'
import { eventFromRow, type EventRow } from './stored-event.ts'

export type LogTail = {
  /**
   * The settled events after `position`, oldest first, at most `limit`. `settled`: nothing at or
   * below it can appear any more. `isBehind`: there is more, now or as soon as it settles.
   */
  read(position: number, limit: number): Promise<{ events: StoredEvent[]; settled: number; isBehind: boolean }>
}

type Barrier = { top: number; xmax: number }

export function createLogTail(pool: Pool): LogTail {
  let settled = 0
  let barrier: Barrier | null = null

  return {
    async read(position, limit) {
      const { rows } = await pool.query<TailRow>({
        name: 'log-tail',
        text: tailQuery,
        values: [position, limit, barrier?.xmax ?? null, barrier?.top ?? 0, settled],
      })
      const { xmin, xmax, top, bound } = rows[0]!
      settled = Math.max(settled, bound)
      if (barrier !== null && barrier.xmax <= xmin) barrier = null
      if (barrier === null && top > settled) barrier = { top, xmax }

      const events = rows[0]!.sequence === null ? [] : rows.map((row) => eventFromRow(row as EventRow))
      return { events, settled, isBehind: events.length === limit || top > settled }
    },
  }
}

type TailRow = Omit<EventRow, 'sequence'> & {
  xmin: number
  xmax: number
  top: number
  bound: number
  sequence: number | null
}

const tailQuery = `
  with snapshot as materialized (
    select pg_snapshot_xmin(s)::text::bigint as xmin, pg_snapshot_xmax(s)::text::bigint as xmax,
      coalesce((select max(sequence) from events), 0) as top
    from pg_current_snapshot() s
  ), bounded as materialized (
    select xmin, xmax, top, greatest($5::bigint,
      case when xmin = xmax then top when $3::bigint <= xmin then $4::bigint else 0 end) as bound
    from snapshot
  )
  select b.*, e.* from bounded b left join lateral (
    select sequence, stream_kind, stream_id, stream_sequence, name, actor, caused_by, depth, at, data
    from events where sequence > $1 and sequence <= b.bound order by sequence limit $2
  ) e on true`
