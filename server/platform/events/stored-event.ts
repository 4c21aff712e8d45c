import type { ActorRef, StoredEvent, StreamKind } from '@yingsheng/contracts/endpoint'

/** The columns every reading of the log selects, in this order of meaning. */
export const eventColumns = [
  'sequence',
  'stream_kind',
  'stream_id',
  'stream_sequence',
  'name',
  'actor',
  'caused_by',
  'depth',
  'at',
  'data',
] as const

export type EventRow = {
  sequence: number
  stream_kind: string
  stream_id: string
  stream_sequence: number
  name: string
  actor: unknown
  caused_by: number | null
  depth: number
  at: Date
  data: unknown
}

/** A row of the log in the shape that is pushed, delivered, searched and audited. */
export function eventFromRow(row: EventRow): StoredEvent {
  return {
    sequence: row.sequence,
    name: row.name,
    stream: {
      kind: row.stream_kind as StreamKind,
      id: row.stream_id,
      sequence: row.stream_sequence,
    },
    actor: row.actor as ActorRef,
    causedBy: row.caused_by,
    at: row.at.toISOString(),
    data: row.data,
  }
}
