/** An entry as a list arranges it: only what is in it and above it is looked at. */
type Arranged = { id: string; fields: { name: string; parentId?: string | null } }

export function parentOf({ fields }: Arranged): string | null {
  return fields.parentId ?? null
}

/** The entries as a tree is read from top to bottom; one whose parent is not among them is at the top. */
export function arrangeEntries<T extends Arranged>(
  entries: readonly T[],
): { entry: T; depth: number }[] {
  const there = new Set(entries.map(({ id }) => id))
  const above = (entry: T) => {
    const parentId = parentOf(entry)
    return parentId !== null && there.has(parentId) ? parentId : null
  }
  const below = (parentId: string | null, depth: number): { entry: T; depth: number }[] =>
    entries
      .filter((entry) => above(entry) === parentId)
      .flatMap((entry) => [{ entry, depth }, ...below(entry.id, depth + 1)])
  return below(null, 0)
}

/** Behind which entry one comes when it moves a step among its like (null: to the front); undefined at the end. */
export function stepOf<T extends Arranged>(
  entries: readonly T[],
  id: string,
  step: 'up' | 'down',
): string | null | undefined {
  const like = likeOf(entries, id)
  const at = like.findIndex((entry) => entry.id === id)
  if (at < 0) return undefined
  if (step === 'down') return like[at + 1]?.id
  if (at === 0) return undefined
  return like[at - 2]?.id ?? null
}

/** The same for one that is dropped on another; undefined where it may not go or is already. */
export function dropOf<T extends Arranged>(
  entries: readonly T[],
  id: string,
  on: { id: string; isBehind: boolean },
): string | null | undefined {
  const like = likeOf(entries, id)
  const others = like.filter((entry) => entry.id !== id)
  const at = others.findIndex((entry) => entry.id === on.id)
  if (at < 0) return undefined
  const afterId = on.isBehind ? on.id : (others[at - 1]?.id ?? null)
  const before = like[like.findIndex((entry) => entry.id === id) - 1]?.id ?? null
  return afterId === before ? undefined : afterId
}

/** An entry and its sisters, in their order. */
function likeOf<T extends Arranged>(entries: readonly T[], id: string): T[] {
  const one = entries.find((entry) => entry.id === id)
  return one === undefined ? [] : entries.filter((entry) => parentOf(entry) === parentOf(one))
}
