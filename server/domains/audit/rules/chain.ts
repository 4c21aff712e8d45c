export type EntryContent = {
  number: number
  eventSequence: number
  at: string
  actor: unknown
  action: string
  streamKind: string
  streamId: string
  detail: unknown
}

/** The text an entry's hash is made over, with the hash before it: keys in a fixed order at every depth. */
export function chainText(content: EntryContent, previousHash: string): string {
  return JSON.stringify([previousHash, sorted(content)])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
