import type { WidgetLine } from '@yingsheng/contracts/business'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { useEntryNames } from '../../catalogue/catalogue.ts'
import { showRefusal } from '../../say-refusal.ts'
import { readBusinessAgain, takeLine } from '../business-cache.ts'
import { strings } from './strings.ts'

/** Lets a line's new conversations wait in another queue; 5 s to undo. */
export function useMoveLine() {
  const t = useStrings(strings)
  const nameOf = useEntryNames()
  return async function move(line: WidgetLine, queueId: string): Promise<void> {
    if (queueId === line.queueId) return
    try {
      const saved = await putLine(line, queueId)
      showToast({
        text: t.saved(line.name, nameOf(queueId)),
        undo: () => void move(saved, line.queueId),
      })
    } catch (refusal) {
      showRefusal(refusal)
      void readBusinessAgain()
    }
  }
}

/** Answers the line as it is saved. */
export async function putLine(line: WidgetLine, queueId: string): Promise<WidgetLine> {
  const saved = await call('PATCH /api/lines/:id', {
    params: { id: line.id },
    body: { baseSequence: line.sequence, queueId },
  })
  takeLine(saved)
  return saved
}
