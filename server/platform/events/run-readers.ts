/*
 * Readers take the log in turns. A turn reads what a reader wants of the settled events after its
 * position; only when there is something does it open a transaction, which takes the reader's lock,
 * makes sure that the position is still where it was (another worker may have had a turn), lets the
 * reader work, and moves the position.
 *
 * A position with nothing wanted behind it is only remembered, and written down now and then: a
 * worker that starts again goes through that stretch once more and finds nothing there. The lock is
 * advisory, so that waiting for it holds no transaction id, which would hold back every other reader
 * of the log; and the position is written last, for the same reason.
 */
import { sql } from 'kysely'
import type { Pool } from 'pg'
import {
  type Context,
  contextFor,
  type Ground,
  inTransaction,
  type SystemActor,
  type Tx,
} from '../context.ts'
import type { LoggedEvent, LogReader } from './log-reader.ts'
import { createLogTail } from './log-tail.ts'
import { eventColumns, eventFromRow } from './stored-event.ts'

const eventsPerBatchMax = 500
/** News is gathered for so long, so that one transaction takes many events. */
const gatherMs = 400
const lookEveryMs = 1_000
const errorRetryMs = 1_000
/** A position without an effect is written down this often. */
const rememberEveryMs = 10_000

export type RunningReaders = {
  stop(): Promise<void>
  /** Resolves when every reader has taken all that was there when asked. For tests and draining. */
  caughtUp(): Promise<void>
}

/** Runs readers side by side. Several workers may, each reader's turns are taken by one at a time. */
export function runReaders(
  ground: Ground,
  pool: Pool,
  readers: readonly LogReader[],
): RunningReaders {
  const tail = createLogTail(pool)
  const ctx = contextFor<SystemActor>(ground, { kind: 'system' })
  const places = readers.map((reader): Place => ({
    reader,
    position: null,
    written: 0,
    writtenAtMs: 0,
  }))
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  const wake = (ms: number) => {
    if (timer !== undefined || isStopped) return
    timer = setTimeout(() => {
      timer = undefined
      turn = turn.then(round)
    }, ms)
  }

  async function round() {
    try {
      const { settled, isBehind } = await tail.read(Number.MAX_SAFE_INTEGER, 1)
      // All of them end before the next round begins, or a reader would take two turns at once.
      const turns = await Promise.allSettled(places.map((place) => takeTurn(ctx, place, settled)))
      const failed = turns.find((one) => one.status === 'rejected')
      if (failed !== undefined) throw failed.reason
      if (isBehind || turns.some((one) => one.status === 'fulfilled' && one.value)) wake(gatherMs)
    } catch (error) {
      ground.log.error({ error }, 'log readers: a turn failed, trying again')
      wake(errorRetryMs)
    }
  }

  const stopListening = ground.bus.onLogHint(() => wake(gatherMs))
  const steady = setInterval(() => wake(0), lookEveryMs)
  wake(0)
  return {
    async stop() {
      isStopped = true
      stopListening()
      clearInterval(steady)
      clearTimeout(timer)
      await turn
    },
    async caughtUp() {
      const { rows } = await pool.query<{ last: number | null }>(
        'select max(sequence) as last from events',
      )
      const until = rows[0]!.last ?? 0
      while (places.some(({ position }) => (position ?? 0) < until)) await (turn = turn.then(round))
    },
  }
}

/** Where a reader stands: `position` as this worker knows it, `written` as the database has it. */
type Place = { reader: LogReader; position: number | null; written: number; writtenAtMs: number }

/** True when there is more to take. */
async function takeTurn(
  ctx: Context<SystemActor>,
  place: Place,
  settled: number,
): Promise<boolean> {
  place.position ??= place.written = await readPosition(ctx, place.reader)
  if (place.position >= settled) return false
  const { written: from } = place
  const events = await readWanted(ctx, place.reader, { after: place.position, upTo: settled })
  const isFull = events.length === eventsPerBatchMax
  const to = isFull ? events.at(-1)!.sequence : settled
  if (events.length === 0) await remember(ctx, place, to)
  else await takeBatch(ctx, place, { events, from, to })
  return isFull
}

type Batch = { events: LoggedEvent[]; from: number; to: number }

async function takeBatch(ctx: Context<SystemActor>, place: Place, { events, from, to }: Batch) {
  const { reader } = place
  const prepared = reader.prepare(events)
  const reached = await inTransaction(ctx, async (tx) => {
    if (reader.effect === 'derived') await sql`set local synchronous_commit = off`.execute(tx.db)
    await sql`select pg_advisory_xact_lock(hashtextextended(${reader.name}, 0))`.execute(tx.db)
    const stored = await readPosition(tx, reader)
    if (stored > from) return stored
    await reader.take(tx, prepared)
    await writePosition(tx, reader, to)
    return to
  })
  place.position = place.written = reached
  place.writtenAtMs = ctx.now().getTime()
}

async function remember(ctx: Context<SystemActor>, place: Place, position: number) {
  place.position = position
  const nowMs = ctx.now().getTime()
  if (nowMs - place.writtenAtMs < rememberEveryMs) return
  await writePosition(ctx, place.reader, position)
  place.written = position
  place.writtenAtMs = nowMs
}

async function readWanted(
  { db }: Context<SystemActor>,
  { wants }: LogReader,
  { after, upTo }: { after: number; upTo: number },
): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select(eventColumns)
    .where('sequence', '>', after)
    .where('sequence', '<=', upTo)
    .where('name', 'in', wants)
    .orderBy('sequence')
    .limit(eventsPerBatchMax)
    .execute()
  return rows.map((row) => ({ ...eventFromRow(row), depth: row.depth }))
}

type Database = Pick<Context | Tx, 'db'>

async function readPosition({ db }: Database, { name }: LogReader): Promise<number> {
  const row = await db
    .selectFrom('log_positions')
    .select('sequence')
    .where('reader', '=', name)
    .executeTakeFirst()
  return row?.sequence ?? 0
}

/** Forward only: what another worker has reached stays. */
async function writePosition(
  { db }: Database,
  { name }: LogReader,
  sequence: number,
): Promise<void> {
  await sql`
    insert into log_positions as p (reader, sequence) values (${name}, ${sequence})
    on conflict (reader) do update set sequence = greatest(p.sequence, excluded.sequence)`.execute(
    db,
  )
}
