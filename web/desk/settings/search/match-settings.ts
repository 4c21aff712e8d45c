import type { Findable } from './settings-index.ts'

/**
 * What is found by the words typed, best first: every word must begin a word of it, be a part of its
 * Chinese name, or be its pinyin with or without spaces, or the first letters of that.
 */
export function matchSettings<T extends Omit<Findable, 'section'>>(
  findables: readonly T[],
  typed: string,
): T[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return findables
    .map((one) => ({ one, rank: rankOf(one, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ one }) => one)
}

/** 0: not meant. A name counts more than the other words a thing goes by. */
function rankOf(one: Omit<Findable, 'section'>, words: readonly string[]): number {
  const ranks = words.map((word) => rankOfWord(one, word))
  return ranks.includes(0) ? 0 : Math.min(...ranks)
}

function rankOfWord({ zh, en, pinyin, also = '' }: Omit<Findable, 'section'>, word: string) {
  const syllables = pinyin.split(' ')
  const initials = syllables.map((syllable) => syllable[0]).join('')
  const names = [zh, en.toLowerCase(), syllables.join(''), initials]
  if (names.some((name) => name.startsWith(word))) return 3
  const begins = (text: string) => text.split(' ').some((each) => each.startsWith(word))
  if (zh.includes(word) || begins(en.toLowerCase()) || isRunOf(syllables, word)) return 2
  const spelt = also.toLowerCase()
  return begins(spelt) || spelt.replaceAll(' ', '').includes(word) ? 1 : 0
}

/** Whether the letters are syllables that follow each other, the last perhaps unfinished. */
function isRunOf(syllables: readonly string[], letters: string): boolean {
  return syllables.some((_, at) => syllables.slice(at).join('').startsWith(letters))
}
