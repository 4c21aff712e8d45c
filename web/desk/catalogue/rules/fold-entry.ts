import type { CatalogueEntry } from '@yingsheng/contracts/catalogue'

/**
 * The lists with an entry as it is now, in the order of their places. The same list when what is held
 * is as new.
 */
export function foldEntry(entries: CatalogueEntry[], entry: CatalogueEntry): CatalogueEntry[] {
  const held = entries.find(({ id }) => id === entry.id)
  if (held !== undefined && held.sequence >= entry.sequence) return entries
  return [...entries.filter((each) => each !== held), entry].toSorted(
    (one, other) => one.place - other.place || (one.id < other.id ? -1 : 1),
  )
}
