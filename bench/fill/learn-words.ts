import { randomUUID } from 'node:crypto'
import { reader } from '../../server/domains/search/index.ts'
import type { LoggedEvent } from '../../server/platform/events/log-reader.ts'
import type { Sentence } from './texts.ts'

type Document = { sequence: number; words: string[] }

/** The words of each sentence, cut by the search itself: it is given the sentences as if they had been said. */
export function learnWords(sentences: readonly Sentence[]): Sentence[] {
  const conversationId = randomUUID()
  const documents = reader.prepare(
    sentences.map(({ text }, at) => eventOf(text, conversationId, at)),
  ) as Document[]
  const wordsOf = new Map(documents.map(({ sequence, words }) => [sequence, words]))
  return sentences.map((sentence, at) => ({ ...sentence, words: wordsOf.get(at) ?? [] }))
}

function eventOf(text: string, conversationId: string, sequence: number): LoggedEvent {
  const at = new Date(0).toISOString()
  return {
    sequence,
    name: 'message.sent',
    stream: { kind: 'conversation', id: conversationId, sequence },
    actor: { kind: 'system' },
    causedBy: null,
    depth: 0,
    at,
    data: { message: { conversationId, sequence, audience: 'everyone', text, files: [], at } },
  }
}
