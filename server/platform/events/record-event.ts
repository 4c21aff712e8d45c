import type { EventKind } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'
import { actorRef, type Tx } from '../context.ts'

/** Reactions set off actions set off reactions; past this depth it is a loop. */
const chainLengthMax = 8

/** Thrown where a reaction would make the chain too long. */
export class ChainTooLong extends Error {}

/**
 * Writes an event in the transaction of the change it tells of. `stream.sequence` is the new value
 * of the stream row's own `sequence`, raised under its lock in this transaction.
 */
export function recordEvent<N extends string, D extends z.ZodType>(
  tx: Tx,
  kind: EventKind<N, D>,
  stream: { id: string; sequence: number },
  data: z.input<D>,
): Promise<void> {
  return recordEvents(tx, kind, [{ stream, data }])
}

/** The same for many streams at once. */
export async function recordEvents<N extends string, D extends z.ZodType>(
  tx: Tx,
  kind: EventKind<N, D>,
  list: readonly { stream: { id: string; sequence: number }; data: z.input<D> }[],
): Promise<void> {
  const depth = tx.cause === null ? 0 : tx.cause.depth + 1
  if (depth > chainLengthMax)
    throw new ChainTooLong(`${kind.name}: a chain of more than ${chainLengthMax} events is a loop`)
  await tx.db
    .insertInto('events')
    .values(
      list.map(({ stream, data }) => ({
        stream_kind: kind.stream,
        stream_id: stream.id,
        stream_sequence: stream.sequence,
        name: kind.name,
        actor: JSON.stringify(actorRef(tx.actor)),
        caused_by: tx.cause?.sequence ?? null,
        depth,
        at: tx.now(),
        data: JSON.stringify(kind.data.parse(data)),
      })),
    )
    .execute()
  tx.recorded.add(kind.name)
}
