import type { Brand } from '@yingsheng/contracts/business'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { readBusinessAgain, takeBrand } from '../business-cache.ts'
import { strings } from './strings.ts'

/** Archives a brand or brings it back; 5 s to undo. A brand with lines is not archived: `onInUse`. */
export function useArchiveBrand(onInUse: () => void) {
  const t = useStrings(strings)
  return async function setArchived(brand: Brand, isArchived: boolean): Promise<void> {
    try {
      const saved = await call('PATCH /api/brands/:id', {
        params: { id: brand.id },
        body: { baseSequence: brand.sequence, isArchived },
      })
      takeBrand(saved)
      const text = isArchived ? t.archivedToast(brand.name) : t.restoredToast(brand.name)
      showToast({ text, undo: () => void setArchived(saved, !isArchived) })
    } catch (refusal) {
      if (refusal instanceof RefusalError && refusal.code === 'brand_in_use') return onInUse()
      showRefusal(refusal)
      void readBusinessAgain()
    }
  }
}
