/**
 * Every conversation the list knows, once, whichever views show it. Pages of a view and events both
 * end here, so that no two views can disagree about a row.
 */
import type { ConversationRow, ConversationState } from '@yingsheng/contracts/conversations'
import { create } from 'zustand'

type Rows = { rows: ReadonlyMap<string, ConversationRow> }

export const useRows = create<Rows>(() => ({ rows: new Map() }))

/** When each row was last told by the server, counted in changes: see `isSeenSince`. */
const seenAt = new Map<string, number>()
let changes = 0

export function rowOf(id: string): ConversationRow | undefined {
  return useRows.getState().rows.get(id)
}

/** Rows as the server lists them. One that an event has already taken further keeps what that said. */
export function putRows(listed: readonly ConversationRow[]): void {
  const rows = new Map(useRows.getState().rows)
  changes++
  for (const row of listed) {
    const known = rows.get(row.id)
    seenAt.set(row.id, changes)
    if (!known || known.sequence <= row.sequence) rows.set(row.id, row)
  }
  useRows.setState({ rows })
}

/** One row as an event left it, or as it was read; never older than what is known already. */
export function putRow(row: ConversationRow): void {
  const known = rowOf(row.id)
  if (known === row) return
  seenAt.set(row.id, ++changes)
  if (known && known.sequence > row.sequence) return
  useRows.setState({ rows: new Map(useRows.getState().rows).set(row.id, row) })
}

/** A change that is ours alone or runs ahead of the server's: unread, draft, an optimistic state. */
export function patchRow(
  id: string,
  change: Partial<Omit<ConversationRow, keyof Pick<ConversationState, 'id' | 'sequence'>>>,
): void {
  const row = rowOf(id)
  if (!row) return
  const isSame = Object.entries(change).every(
    ([name, value]) => row[name as keyof ConversationRow] === value,
  )
  if (isSame) return
  useRows.setState({ rows: new Map(useRows.getState().rows).set(id, { ...row, ...change }) })
}

/** A mark in time for `isSeenSince`. */
export function markRows(): number {
  return changes
}

/** Whether a page or an event has named this row since the mark was taken. */
export function isSeenSince(mark: number, id: string): boolean {
  return (seenAt.get(id) ?? 0) > mark
}

export function forgetRows(): void {
  seenAt.clear()
  useRows.setState({ rows: new Map() })
}
