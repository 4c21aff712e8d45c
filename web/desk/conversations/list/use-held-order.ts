import { useCallback, useMemo, useState, type PointerEvent } from 'react'
import type { ConversationRow } from '@yingsheng/contracts/conversations'
import { heldOrder } from '../rules/order-rows.ts'
import { useRows } from '../rows.ts'

/**
 * Keeps the rows where they are while a mouse rests on them: a row that jumps away under a click
 * opens the wrong conversation. `release` lets them go where they belong: at leaving, and for keys.
 */
export function useHeldOrder(rows: ConversationRow[]) {
  const [held, setHeld] = useState<string[] | null>(null)
  const known = useRows((state) => state.rows)
  const { shown, waiting } = useMemo(() => {
    if (!held || held.length === 0) return { shown: rows, waiting: 0 }
    const order = heldOrder(
      held,
      rows.map((row) => row.id),
      (id) => known.has(id),
    )
    return { shown: order.shown.flatMap((id) => known.get(id) ?? []), waiting: order.waiting }
  }, [held, rows, known])
  const release = useCallback(() => setHeld(null), [])
  return {
    shown,
    release,
    /** Rows that wait for the pointer to leave. */
    waitingCount: waiting,
    pointer: {
      onPointerEnter: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') setHeld(rows.map((row) => row.id))
      },
      onPointerLeave: release,
    },
  }
}
