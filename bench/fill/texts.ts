import type { Chance } from './chance.ts'
import { fillings, phrases, type Role, type Tongue } from './phrases.ts'

/** A sentence somebody may write, with its words as the search keeps them (filled in later). */
export type Sentence = { tongue: Tongue; role: Role; text: string; words: readonly string[] }

const variantsPerPattern = 12

/** Every pattern with different fillings: a few thousand sentences in all. */
export function writeSentences(chance: Chance): Sentence[] {
  const tongues = Object.keys(phrases) as Tongue[]
  return tongues.flatMap((tongue) =>
    (Object.keys(phrases[tongue]) as Role[]).flatMap((role) =>
      phrases[tongue][role].flatMap((pattern) =>
        variantsOf(pattern, tongue, chance).map((text) => ({ tongue, role, text, words: [] })),
      ),
    ),
  )
}

function variantsOf(pattern: string, tongue: Tongue, chance: Chance): string[] {
  const fill = () =>
    pattern.replace(/\{(\w+)\}/g, (_, name: string) => chance.oneOf(fillings[tongue][name]!))
  return [...new Set(Array.from({ length: variantsPerPattern }, fill))]
}
