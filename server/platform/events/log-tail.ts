/*
 * Reading the end of the log without missing anything.
 *
 * Every event gets its global sequence when it is written, but transactions commit in another order:
 * number 6 may be visible while number 5 is still being written. A reader that takes 6, remembers
 * "I am at 6" and goes on would never see 5. So readers move only up to a point below which
 * everything is settled, that is, committed or given up.
 *
 * That point is found with the database's own counters. An event's number is drawn after its
 * transaction has locked the stream's row, so the transaction has its id (xid) by then. Let `top` be
 * the highest number that a snapshot sees, and `next` the id that the next transaction will get, asked
 * after the snapshot was taken. Any lower number was drawn before `top` was, so its transaction has an
 * id below `next`. If the snapshot's xmin (all ids below it are over) is `next` itself, everything up
 * to `top` is settled. Else we remember (top, next) as a barrier: as soon as a later snapshot's xmin has
 * reached that `next`, all transactions that could hold a number up to that `top` are over.
 *
 * The snapshot's own xmax would not do for `next`: it is the id after the last one that has *ended*, and
 * a transaction with a later id may hold an earlier number. `age()` knows the counter itself, and
 * unlike pg_current_xact_id() takes nothing from it.
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
  read(
    position: number,
    limit: number,
  ): Promise<{ events: StoredEvent[]; settled: number; isBehind: boolean }>
}

type Barrier = { top: number; next: number }

export function createLogTail(pool: Pool): LogTail {
  let settled = 0
  let barrier: Barrier | null = null

  return {
    async read(position, limit) {
      const { rows } = await pool.query<TailRow>({
        name: 'log-tail',
        text: tailQuery,
        values: [position, limit, barrier?.next ?? null, barrier?.top ?? 0, settled],
      })
      const { xmin, next, top, bound } = rows[0]!
      settled = Math.max(settled, bound)
      if (barrier !== null && barrier.next <= xmin) barrier = null
      if (barrier === null && top > settled) barrier = { top, next }

      const events =
        rows[0]!.sequence === null ? [] : rows.map((row) => eventFromRow(row as EventRow))
      return { events, settled, isBehind: events.length === limit || top > settled }
    },
  }
}

type TailRow = Omit<EventRow, 'sequence'> & {
  xmin: number
  next: number
  top: number
  bound: number
  sequence: number | null
}

const tailQuery = `
  with snapshot as materialized (
    select pg_snapshot_xmin(s)::text::bigint as xmin, pg_snapshot_xmin(s)::text::bigint + age(pg_snapshot_xmin(s)::xid) as next,
      coalesce((select max(sequence) from events), 0) as top
    from pg_current_snapshot() s
  ), bounded as materialized (
    select xmin, next, top, greatest($5::bigint,
      case when xmin = next then top when $3::bigint <= xmin then $4::bigint else 0 end) as bound
    from snapshot
  )
  select b.*, e.* from bounded b left join lateral (
    select sequence, stream_kind, stream_id, stream_sequence, name, actor, caused_by, depth, at, data
    from events where sequence > $1 and sequence <= b.bound order by sequence limit $2
  ) e on true`
