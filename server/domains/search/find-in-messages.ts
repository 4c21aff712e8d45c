import type { Context } from '../../platform/context.ts'
import { segment } from './segment.ts'
import { findWithAny, findWithEvery, type SearchHit } from './store.ts'

const hitsMax = 50

/**
 * Messages by their words: those with all words first, filled up with those that have any. The
 * caller asks permission for what it shows.
 */
export async function findInMessages(
  ctx: Context,
  { text, conversationId }: { text: string; conversationId: string | null },
): Promise<{ hits: SearchHit[]; words: string[] }> {
  const words = segment(text)
  if (words.length === 0) return { hits: [], words }
  const hits = await findWithEvery(ctx, { words, conversationId, limit: hitsMax })
  if (hits.length === hitsMax || words.length === 1) return { hits, words }
  const some = await findWithAny(ctx, { words, conversationId, limit: hitsMax })
  const known = new Set(hits.map(keyOf))
  return {
    hits: [...hits, ...some.filter((hit) => !known.has(keyOf(hit)))].slice(0, hitsMax),
    words,
  }
}

function keyOf({ conversationId, sequence }: SearchHit): string {
  return `${conversationId} ${sequence}`
}
