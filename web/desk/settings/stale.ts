import { RefusalError } from '../api.ts'

/** What is there now, from a `stale` refusal; undefined for anything else that was thrown. */
export function staleNow<T>(failure: unknown): T | undefined {
  if (!(failure instanceof RefusalError) || failure.code !== 'stale') return undefined
  return failure.detail['now'] as T | undefined
}
