/** What JSON can say; the settings that people edit are made of it. */
type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** One field in which two versions differ: where it is, and both values. */
export type Difference = { path: string; before: unknown; after: unknown }

/**
 * My changes on top of theirs: where I changed a field since `base` mine counts, everywhere else
 * theirs does. Objects are merged field by field; a list counts as one field.
 */
export function mergeChanges<T>(base: T, mine: T, theirs: T): T {
  return merge(base as Value, mine as Value, theirs as Value) as T
}

/** The fields in which `after` differs from `before`, by their path (`texts.en.title`). */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isSame(before, after)) return []
  if (!isRecord(before) || !isRecord(after)) return [{ path, before, after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) =>
    differences(before[key], after[key], path === '' ? key : `${path}.${key}`),
  )
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function merge(base: Value, mine: Value, theirs: Value): Value {
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) {
    const keys = Object.keys(theirs)
    return Object.fromEntries(keys.map((key) => [key, merge(base[key]!, mine[key]!, theirs[key]!)]))
  }
  return isSame(base, mine) ? theirs : mine
}

function isRecord(value: unknown): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
