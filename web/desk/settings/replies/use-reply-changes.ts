import type { QuickReply } from '@yingsheng/contracts/replies'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { queryClient } from '../../queries.ts'
import { quickRepliesQuery, readQuickRepliesAgain } from '../../replies/quick-replies-query.ts'
import { showRefusal } from '../../say-refusal.ts'
import { strings } from './strings.ts'

/** Archives a quick reply or brings it back, with 5 s to undo; puts them into another order. */
export function useReplyChanges() {
  const t = useStrings(strings)
  async function setArchived(reply: QuickReply, isArchived: boolean): Promise<void> {
    try {
      const saved = await call('PATCH /api/quick-replies/:id', {
        params: { id: reply.id },
        body: { baseSequence: reply.sequence, isArchived },
      })
      const text = isArchived ? t.archivedToast(reply.title) : t.restoredToast(reply.title)
      showToast({ text, undo: () => void setArchived(saved, !isArchived) })
    } catch (refusal) {
      showRefusal(refusal)
    }
    await readQuickRepliesAgain()
  }
  /** `ids`: those of one group, as they shall stand. Shown at once. */
  async function order(ids: readonly string[]): Promise<void> {
    const places = new Map(ids.map((id, index) => [id, index]))
    queryClient.setQueryData(quickRepliesQuery.queryKey, (replies) => {
      const moved = replies
        ?.filter(({ id }) => places.has(id))
        .sort((a, b) => places.get(a.id)! - places.get(b.id)!)
      return replies?.map((reply) => (places.has(reply.id) ? moved!.shift()! : reply))
    })
    try {
      await call('PUT /api/quick-replies/order', { body: { ids: [...ids] } })
    } catch (refusal) {
      showRefusal(refusal)
    }
    await readQuickRepliesAgain()
  }
  return { setArchived, order }
}
