/** Where a quick reply is being asked for: from the slash up to the caret, and what is typed after it. */
export type Slash = { start: number; end: number; query: string }

const queryCharactersMax = 20
/** Input methods write a Chinese comma, or a wide slash, for the same key. */
const asked = /(?:^|\s)([/／、])([^\s/／、]*)$/u

/** The slash at the start or after a space that the caret stands behind, if there is one. */
export function findSlash(text: string, caret: number): Slash | null {
  const found = asked.exec(text.slice(0, caret))
  const query = found?.[2] ?? ''
  if (found === null || query.length > queryCharactersMax) return null
  return { start: caret - query.length - 1, end: caret, query }
}
