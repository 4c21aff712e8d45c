import type { CatalogueFields, CatalogueKind } from '@yingsheng/contracts/catalogue'

export type Reference = { id: string; kind: CatalogueKind }

/** The entries that an entry's fields name, with the kind each must be of. */
export function referencesOf(fields: CatalogueFields): Reference[] {
  switch (fields.kind) {
    case 'department':
    case 'wrap-up-category':
      return named({ [fields.kind]: fields.parentId })
    case 'team':
      return named({ department: fields.departmentId })
    case 'queue':
      return named({ team: fields.teamId, skill: fields.skillId })
    default:
      return []
  }
}

function named(byKind: Partial<Record<CatalogueKind, string | null>>): Reference[] {
  return Object.entries(byKind).flatMap(([kind, id]) =>
    id === null ? [] : [{ id: id!, kind: kind as CatalogueKind }],
  )
}

/**
 * Whether an entry would stand below itself. `parentOf` answers the parent of an entry of the same
 * kind, or null.
 */
export function isBelowItself(
  id: string,
  parentId: string | null,
  parentOf: (id: string) => string | null,
): boolean {
  const seen = new Set([id])
  for (let above = parentId; above !== null; above = parentOf(above)) {
    if (seen.has(above)) return true
    seen.add(above)
  }
  return false
}
