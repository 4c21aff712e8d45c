import type { EventKind, StoredEvent } from '@yingsheng/contracts/endpoint'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { type Context, contextFor, type Ground, inTransaction, type SystemActor, type Tx } from '../context.ts'
import { createLogTail } from './log-tail.ts'
import { eventColumns, eventFromRow } from './stored-event.ts'

const eventsPerBatchMax = 200
/** News is gathered for so long, so that one transaction takes many events. */
const gatherMs = 50
const lookEveryMs = 1_000
const errorRetryMs = 1_000

/**
 * Something that follows the whole log and keeps what it makes of it in the database. Its position
 * moves in the transaction of its effect: each event has its effect once, whatever crashes.
 */
export type LogReader = {
  /** Permanent: the name under which the position is kept. */
  name: string
  /** Names of the events it wants; null for all. */
  wants: readonly string[] | null
  take(tx: Tx<SystemActor>, events: StoredEvent[]): Promise<void>
}

/** A reader made of single reactions, each run with the event as its cause. */
export function reactions(name: string, list: readonly Reaction[]): LogReader {
  const byName = Map.groupBy(list, (reaction) => reaction.kind.name)
  return {
    name,
    wants: [...byName.keys()],
    async take(tx, events) {
      for (const event of events) {
        const cause = { sequence: event.sequence, depth: 0 }
        for (const { run } of byName.get(event.name) ?? []) await run({ ...tx, cause }, event as StoredEvent<never>)
      }
    },
  }
}

export type Reaction = {
  kind: EventKind
  run(tx: Tx<SystemActor>, event: StoredEvent<never>): Promise<void>
}

/** When this happens, do that: in the reader's transaction. */
export function react<N extends string, D extends z.ZodType>(
  kind: EventKind<N, D>,
  run: (tx: Tx<SystemActor>, event: StoredEvent<z.infer<D>>) => Promise<void>,
): Reaction {
  return { kind, run: run as Reaction['run'] }
}

export type RunningReaders = {
  stop(): Promise<void>
  /** Resolves when every reader has taken all that was settled when asked. For tests and draining. */
  caughtUp(): Promise<void>
}

/** Runs readers side by side. Several workers may: a row lock lets one at a time take each reader's turn. */
export function runReaders(ground: Ground, pool: Pool, readers: readonly LogReader[]): RunningReaders {
  const tail = createLogTail(pool)
  const ctx = contextFor<SystemActor>(ground, { kind: 'system' })
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  const wake = (ms: number) => {
    if (timer === undefined && !isStopped) {
      timer = setTimeout(() => {
        timer = undefined
        turn = turn.then(round)
      }, ms)
    }
  }

  async function round() {
    try {
      const { settled, isBehind } = await tail.read(Number.MAX_SAFE_INTEGER, 1)
      const counts = await Promise.all(readers.map((reader) => takeTurn(ctx, reader, settled)))
      if (isBehind || counts.some((isFull) => isFull)) wake(gatherMs)
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
      for (;;) {
        await (turn = turn.then(round))
        const { settled, isBehind } = await tail.read(Number.MAX_SAFE_INTEGER, 1)
        const behind = await Promise.all(readers.map(async (r) => (await positionOf(ctx, r)) < settled))
        if (!isBehind && !behind.includes(true)) return
      }
    },
  }
}

/** One batch of one reader. True when the batch was full and there may be more. */
async function takeTurn(ctx: Context<SystemActor>, reader: LogReader, settled: number): Promise<boolean> {
  if ((await positionOf(ctx, reader)) >= settled) return false
  return inTransaction(ctx, async (tx) => {
    const locked = await tx.db
      .selectFrom('log_positions')
      .select('sequence')
      .where('reader', '=', reader.name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (locked === undefined || locked.sequence >= settled) return false

    const rows = await tx.db
      .selectFrom('events')
      .select(eventColumns)
      .where('sequence', '>', locked.sequence)
      .where('sequence', '<=', settled)
      .orderBy('sequence')
      .limit(eventsPerBatchMax)
      .execute()
    const isFull = rows.length === eventsPerBatchMax
    const wanted = rows.filter((row) => reader.wants === null || reader.wants.includes(row.name))
    if (wanted.length > 0) await reader.take(tx, wanted.map(eventFromRow))
    await tx.db
      .updateTable('log_positions')
      .set({ sequence: isFull ? rows.at(-1)!.sequence : settled })
      .where('reader', '=', reader.name)
      .execute()
    return isFull
  })
}

async function positionOf({ db }: Context<SystemActor>, reader: LogReader): Promise<number> {
  const known = await db.selectFrom('log_positions').select('sequence').where('reader', '=', reader.name).executeTakeFirst()
  if (known !== undefined) return known.sequence
  await sql`insert into log_positions (reader, sequence) values (${reader.name}, 0) on conflict do nothing`.execute(db)
  return 0
}
