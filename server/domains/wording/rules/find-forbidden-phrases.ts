import { forbiddenPhrases } from './forbidden-phrases.ts'

/** `phrase`: the words as they stand in the text, so that an interface can replace them. */
export type WordingHit = { phrase: string; suggestion: string; source: string }

/** The forbidden phrases in a text, in the order of the list; spaces and punctuation between the words do not hide them. [I2, I3] */
export function findForbiddenPhrases(text: string): WordingHit[] {
  return compiled.flatMap(({ pattern, suggestion, source }) => {
    const found = pattern.exec(text)
    return found === null ? [] : [{ phrase: found[0], suggestion, source }]
  })
}

const between = '[\\s\\p{P}]{0,3}'
const anything = '[^\\n]{0,10}?'

const compiled = forbiddenPhrases.flatMap(({ phrases, suggestion, source }) =>
  phrases.map((phrase) => ({ pattern: compile(phrase), suggestion, source })),
)

function compile(phrase: string): RegExp {
  const parts = [...phrase.replace(/…$/, '')].filter((letter) => !/[\s，。,.]/u.test(letter))
  const body = parts.map((letter) => (letter === '…' ? anything : escape(letter))).join(between)
  // 您 and 你 are the same reproach.
  return new RegExp(body.replaceAll('您', '[您你]'), 'u')
}

function escape(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
