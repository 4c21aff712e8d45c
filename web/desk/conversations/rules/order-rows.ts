import type { ConversationState, View } from '@yingsheng/contracts/conversations'

/** What decides a row's place. */
export type RowPlace = Pick<
  ConversationState,
  'id' | 'waitingSince' | 'lastMessageAt' | 'resolvedAt'
>

/** Whether a conversation is shown in a view of mine. */
export function belongsTo(
  view: View,
  conversation: Pick<ConversationState, 'status' | 'assigneeId'>,
  myId: string,
): boolean {
  if (view === 'resolved') return conversation.status === 'resolved'
  if (conversation.status !== 'open') return false
  if (view === 'mine') return conversation.assigneeId === myId
  return view === 'all' || conversation.assigneeId === null
}

/**
 * Who must be answered next: the one who has waited longest, then those whose turn it is, the
 * latest first. The resolved: the latest first. The same order as the server's.
 */
export function compareRows(view: View, a: RowPlace, b: RowPlace): number {
  if (view === 'resolved') {
    return compare(b.resolvedAt ?? '', a.resolvedAt ?? '') || compare(b.id, a.id)
  }
  if (a.waitingSince && b.waitingSince) {
    return compare(a.waitingSince, b.waitingSince) || compare(a.id, b.id)
  }
  if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1
  return compare(b.lastMessageAt, a.lastMessageAt) || compare(b.id, a.id)
}

/**
 * The rows of a view that may be shown, in order. `edge` is the last row of the last page that was
 * loaded: what lies behind it comes with its page, or there would be holes before it.
 */
export function rowsOfView<Row extends ConversationState>(
  rows: Iterable<Row>,
  { view, myId, edge }: { view: View; myId: string; edge: RowPlace | null },
): Row[] {
  const shown: Row[] = []
  for (const row of rows) {
    if (!belongsTo(view, row, myId)) continue
    if (edge && compareRows(view, row, edge) > 0) continue
    shown.push(row)
  }
  return shown.sort((a, b) => compareRows(view, a, b))
}

/**
 * The order while a pointer rests on the list: nothing moves under it. Rows keep their places, those
 * that left the view stay until the pointer does, those that came wait for it; only what is added
 * behind all of them (the next page) is shown at once.
 */
export function heldOrder(
  held: readonly string[],
  current: readonly string[],
  isKnown: (id: string) => boolean,
): { shown: string[]; waiting: number } {
  const kept = new Set(held)
  const end = current.findLastIndex((id) => kept.has(id)) + 1
  const behind = current.slice(end)
  const waiting = current.slice(0, end).filter((id) => !kept.has(id)).length
  return { shown: [...held.filter(isKnown), ...behind], waiting }
}

/** ISO times in UTC, all of one length, order as strings do. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
