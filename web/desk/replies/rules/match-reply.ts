import type { QuickReply } from '@yingsheng/contracts/replies'

/** A stretch of characters (not of code units). */
export type Span = { start: number; end: number }

/**
 * Finds what is typed in a text by its characters, their pinyin, or the beginnings of it, mixed as one
 * likes: 欢迎光临 is found by 迎光, huanying, hyg and 欢ygl. The last syllable may be begun only, and
 * punctuation in the text is passed over. `spelling` has a word for each character, as the server
 * wrote it. Answers the first place, the start of the text before any other.
 */
export function findSpelled(text: string, spelling: string, query: string): Span | null {
  const characters = [...text.toLowerCase()]
  const syllables = spelling.split(' ')
  const sought = query.toLowerCase().replaceAll(/[\s']/g, '')
  if (sought === '') return null
  // Where the rest of what is sought was not found once, it is not looked for again.
  const failed = new Set<number>()

  const follow = (at: number, from: number): number | null => {
    if (from === sought.length) return at
    if (at >= characters.length || failed.has(at * 64 + from)) return null
    for (const length of steps(characters[at]!, syllables[at] ?? '-', sought.slice(from))) {
      const end = follow(at + 1, from + length)
      if (end !== null) return end
    }
    if (from > 0 && /[\s\p{P}]/u.test(characters[at]!)) {
      const end = follow(at + 1, from)
      if (end !== null) return end
    }
    failed.add(at * 64 + from)
    return null
  }

  for (let start = 0; start < characters.length; start += 1) {
    const end = follow(start, 0)
    if (end !== null) return { start, end }
  }
  return null
}

/** How much of what is sought one character can stand for, the longest first. */
function steps(character: string, syllable: string, rest: string): number[] {
  if (rest.startsWith(character)) return [character.length]
  if (syllable === '-') return []
  const initials = /^[zcs]h/.test(syllable) ? [syllable.slice(0, 2)] : []
  const lengths = [syllable, ...initials, syllable[0]!]
    .filter((part) => rest.startsWith(part))
    .map((part) => part.length)
  return syllable.startsWith(rest) ? [rest.length, ...lengths] : lengths
}

export type Ranked = { reply: QuickReply; title: Span | null; text: Span | null }

const day = 86_400_000

/**
 * The quick replies for what is typed after the slash, best first. A shortcut comes before a title, a
 * title before a text, the beginning of each before its middle; of equals those of the conversation's
 * brand, then what I use often and lately, then the order they are kept in. Those of another brand
 * are left out. Without a query all are there.
 */
export function rankReplies(
  replies: readonly QuickReply[],
  { query, brandId, now }: { query: string; brandId: string; now: number },
): Ranked[] {
  return replies
    .filter((reply) => reply.brandId === null || reply.brandId === brandId)
    .flatMap((reply, place) => {
      const found = match(reply, query)
      if (found === null) return []
      const order = [found.rank, reply.brandId === brandId ? 0 : 1, -warmth(reply, now), place]
      return [{ ranked: { reply, title: found.title, text: found.text }, order }]
    })
    .sort((a, b) => compare(a.order, b.order))
    .map(({ ranked }) => ranked)
}

function match(reply: QuickReply, query: string) {
  if (query === '') return { rank: 0, title: null, text: null }
  const title = findSpelled(reply.title, reply.spelling.title, query)
  const text = findSpelled(reply.text, reply.spelling.text, query)
  const typed = query.toLowerCase()
  if (reply.shortcut === typed) return { rank: 0, title, text }
  if (reply.shortcut?.startsWith(typed)) return { rank: 1, title, text }
  if (title !== null) return { rank: title.start === 0 ? 2 : 3, title, text: null }
  if (text !== null) return { rank: text.start === 0 ? 4 : 5, title, text }
  return null
}

/** Uses of mine, each worth half as much after a week without any; a little for those of others. */
export function warmth(
  { myUses, myLastUsedAt, uses }: Pick<QuickReply, 'myUses' | 'myLastUsedAt' | 'uses'>,
  now: number,
): number {
  const days = myLastUsedAt === null ? 0 : Math.max(0, now - Date.parse(myLastUsedAt)) / day
  return myUses / 2 ** (days / 7) + Math.min(1, uses / 1_000)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : a[index]! - b[index]!
}
