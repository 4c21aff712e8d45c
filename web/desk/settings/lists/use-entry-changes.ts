import type { BodyOf } from '@yingsheng/contracts/api'
import type { CatalogueEntry } from '@yingsheng/contracts/catalogue'
import { announce } from '@yingsheng/ui/announce'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { catalogueQuery, readCatalogueAgain, takeEntry } from '../../catalogue/catalogue.ts'
import { queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { dropOf, stepOf } from './rules/arrange-entries.ts'
import { strings } from './strings.ts'

type Change = Omit<BodyOf<'PATCH /api/catalogue/:id'>, 'baseSequence'>

/** One change after another, so that a key pressed twice moves an entry twice. */
let changing: Promise<unknown> = Promise.resolve()

/** Puts entries away with 5 s to undo, brings them back and moves them. A refusal is said. */
export function useEntryChanges() {
  const t = useStrings(strings)

  async function setArchived(entry: CatalogueEntry, isArchived: boolean): Promise<boolean> {
    const saved = await save(entry.id, () => ({ isArchived }), {
      onInUse: () => {
        const names = inUseBy(entry.id).join(t.comma)
        showToast({ tone: 'bad', text: t.neededBy(entry.fields.name, names) })
      },
    })
    if (!saved) return false
    const text = isArchived ? t.archived(entry.fields.name) : t.restored(entry.fields.name)
    showToast({ text, undo: () => void setArchived(saved, !isArchived) })
    return true
  }

  async function move(id: string, where: (like: CatalogueEntry[]) => string | null | undefined) {
    const saved = await save(id, (all) => {
      const moved = all.find((entry) => entry.id === id)
      const afterId = where(
        all.filter(({ fields, isArchived }) => fields.kind === moved?.fields.kind && !isArchived),
      )
      return afterId === undefined ? null : { afterId }
    })
    if (saved) announce(t.moved(saved.fields.name))
    return saved !== null
  }

  return {
    setArchived,
    step: (id: string, step: 'up' | 'down') => move(id, (like) => stepOf(like, id, step)),
    drop: (id: string, on: { id: string; isBehind: boolean }) =>
      move(id, (like) => dropOf(like, id, on)),
  }
}

/** Saves on what is known when its turn comes; null when there was nothing to do, or it was refused. */
function save(
  id: string,
  change: (all: CatalogueEntry[]) => Change | null,
  { onInUse }: { onInUse?: () => void } = {},
): Promise<CatalogueEntry | null> {
  const saved = changing.then(async () => {
    const all = queryClient.getQueryData(catalogueQuery.queryKey) ?? []
    const entry = all.find((each) => each.id === id)
    const body = entry && change(all)
    if (!entry || !body) return null
    try {
      const answered = await call('PATCH /api/catalogue/:id', {
        params: { id },
        body: { ...body, baseSequence: entry.sequence },
      })
      takeEntry(answered)
      return answered
    } catch (refusal) {
      if (onInUse && refusal instanceof RefusalError && refusal.code === 'entry_in_use') onInUse()
      else showRefusal(refusal)
      void readCatalogueAgain()
      return null
    }
  })
  changing = saved
  return saved
}

/** What keeps an entry from being put away. */
function inUseBy(id: string): string[] {
  const all = queryClient.getQueryData(catalogueQuery.queryKey) ?? []
  return all
    .filter((entry) => !entry.isArchived && Object.values(entry.fields).includes(id))
    .map(({ fields }) => fields.name)
}
