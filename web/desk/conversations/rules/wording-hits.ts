/** What the wording rules advise against in a text, and what to say instead. */
export type WordingHit = { phrase: string; suggestion: string | null }

/** The hits in a refusal's detail, read with care: rules are written by people. */
export function wordingHits(detail: Record<string, unknown> | undefined): WordingHit[] {
  const hits = detail?.['hits']
  if (!Array.isArray(hits)) return []
  return hits.flatMap((hit: unknown) => {
    if (
      typeof hit !== 'object' ||
      hit === null ||
      !('phrase' in hit) ||
      typeof hit.phrase !== 'string'
    )
      return []
    const suggestion =
      'suggestion' in hit && typeof hit.suggestion === 'string' ? hit.suggestion : null
    return hit.phrase === '' ? [] : [{ phrase: hit.phrase, suggestion: suggestion || null }]
  })
}

/** The text in the words that are advised; longer phrases first, so that none is cut by a shorter one. */
export function withSuggestions(text: string, hits: readonly WordingHit[]): string {
  return hits
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
    .reduce(
      (said, { phrase, suggestion }) =>
        suggestion ? said.replaceAll(phrase, () => suggestion) : said,
      text,
    )
}
