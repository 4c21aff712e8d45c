import type { CatalogueKind } from '@yingsheng/contracts/catalogue'
import { Select } from '@yingsheng/ui/select'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries } from '../../../catalogue/catalogue.ts'
import { arrangeEntries, parentOf } from '../rules/arrange-entries.ts'
import { strings } from '../strings.ts'

type ReferenceFieldProps = {
  kind: CatalogueKind
  label: string
  description?: string
  value: string | null
  onChange: (id: string | null) => void
}

const none = 'none'

/** Chooses an entry of another list, or none. */
export function ReferenceField({ kind, value, onChange, ...words }: ReferenceFieldProps) {
  const t = useStrings(strings)
  const offered = arrangeEntries(useEntries(kind).filter(({ isArchived }) => !isArchived))
  return (
    <Select
      {...words}
      options={[
        { id: none, label: t.nobody },
        ...offered.map(({ entry, depth }) => ({
          id: entry.id,
          label: '　'.repeat(depth) + entry.fields.name,
        })),
      ]}
      value={value ?? none}
      onChange={(id) => onChange(id === none ? null : id)}
    />
  )
}

type ParentFieldProps = {
  kind: CatalogueKind
  levels: number
  /** The entry itself, which cannot stand below itself; null while it is new. */
  id: string | null
  value: string | null
  onChange: (id: string | null) => void
}

/** Chooses below which entry of the same list one stands. */
export function ParentField({ kind, levels, id, value, onChange }: ParentFieldProps) {
  const t = useStrings(strings)
  const all = useEntries(kind).filter(({ isArchived }) => !isArchived)
  const mayStandBelow = id === null || levels > 2 || !all.some((entry) => parentOf(entry) === id)
  const offered = arrangeEntries(all.filter((entry) => entry.id !== id)).filter(
    ({ entry, depth }) => depth + 1 < levels && !isBelow(entry.id),
  )
  function isBelow(one: string): boolean {
    const above = all.find((entry) => entry.id === one)
    const parentId = above ? parentOf(above) : null
    return parentId !== null && (parentId === id || isBelow(parentId))
  }
  return (
    <Select
      label={t.parent}
      options={[
        { id: none, label: t.top },
        ...(mayStandBelow ? offered : []).map(({ entry, depth }) => ({
          id: entry.id,
          label: '　'.repeat(depth) + entry.fields.name,
        })),
      ]}
      value={value ?? none}
      onChange={(parentId) => onChange(parentId === none ? null : parentId)}
    />
  )
}
