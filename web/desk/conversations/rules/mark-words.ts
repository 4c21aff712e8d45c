/** A stretch of text, and whether it is one of the words looked for. */
export type MarkedPart = { text: string; isMarked: boolean }

/** Cuts a text at the words of a search, whatever their case; the longest word wins where two begin. */
export function markWords(text: string, words: readonly string[]): MarkedPart[] {
  const wanted = words.filter((word) => word.length > 0).toSorted((a, b) => b.length - a.length)
  if (wanted.length === 0) return [{ text, isMarked: false }]
  const pattern = new RegExp(wanted.map((word) => escaped(word)).join('|'), 'giu')
  const parts: MarkedPart[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isMarked: false })
    parts.push({ text: match[0], isMarked: true })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMarked: false })
  return parts
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`))
}
