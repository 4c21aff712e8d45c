import type { LineKey } from '../story/lines.ts'

/** One conversation of the story, written as a script: `read-script.ts` says how. */
export type Scene = {
  line: LineKey
  /** A customer of the cast by name, or null for somebody who never says who he is. */
  customer: string | null
  /** The page of the shop he asks from. */
  page?: { path: string; title: string }
  script: string
}

/** What a customer without a name is called in a script. */
export const nameless = { 'zh-CN': '客户', en: 'Customer' } as const
