import type { EventKind, StoredEvent } from '@yingsheng/contracts/endpoint'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { SystemActor, Tx } from '../context.ts'
import { ChainTooLong } from './record-event.ts'

/** An event with how many events led to it. */
export type LoggedEvent = StoredEvent & { depth: number }

/**
 * Something that follows the whole log and keeps what it makes of it in the database. Its position
 * moves in the transaction of its effect: each event has its effect once, whatever crashes.
 */
export type LogReader<Prepared = unknown> = {
  /** Permanent: the name under which the position is kept. */
  name: string
  /** Names of the events it wants. */
  wants: readonly string[]
  /**
   * `derived`: what it writes can be made again from the log, so its commits need not wait for the
   * disk: a crash loses effect and position together, and both come again. `actions`: it records
   * events that others see, so they must be durable.
   */
  effect: 'derived' | 'actions'
  /** The part of the work that needs no database, done before the transaction begins. */
  prepare(events: LoggedEvent[]): Prepared
  take(tx: Tx<SystemActor>, prepared: Prepared): Promise<void>
}

/** Hides what a reader prepares from those who only run it. */
export function logReader<Prepared>(reader: LogReader<Prepared>): LogReader {
  return reader as LogReader
}

export type Reaction = {
  kind: EventKind
  run(tx: Tx<SystemActor>, event: StoredEvent<never>): Promise<void>
}

/** When this happens, do that: in the reader's transaction, with the event as the cause. */
export function react<N extends string, D extends z.ZodType>(
  kind: EventKind<N, D>,
  run: (tx: Tx<SystemActor>, event: StoredEvent<z.infer<D>>) => Promise<void>,
): Reaction {
  return { kind, run: run as Reaction['run'] }
}

/** A reader made of single reactions. */
export function reactions(name: string, list: readonly Reaction[]): LogReader {
  const byName = Map.groupBy(list, (reaction) => reaction.kind.name)
  return logReader<LoggedEvent[]>({
    name,
    wants: [...byName.keys()],
    effect: 'actions',
    prepare: (events) => events,
    async take(tx, events) {
      for (const event of events) {
        const cause = { sequence: event.sequence, depth: event.depth }
        for (const reaction of byName.get(event.name) ?? [])
          await runOnce({ ...tx, cause }, reaction, event)
      }
    },
  })
}

/** A loop ends here, without its last round, and without holding up all that comes after it. */
async function runOnce(tx: Tx<SystemActor>, { run }: Reaction, event: StoredEvent): Promise<void> {
  await sql`savepoint reaction`.execute(tx.db)
  try {
    await run(tx, event as StoredEvent<never>)
  } catch (error) {
    if (!(error instanceof ChainTooLong)) throw error
    await sql`rollback to savepoint reaction`.execute(tx.db)
    tx.log.error({ event: event.sequence, error: error.message }, 'log readers: a loop was ended')
  }
}
