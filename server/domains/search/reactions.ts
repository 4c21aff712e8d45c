import { messageSent, noteAdded } from '@yingsheng/contracts/conversations'
import type { z } from 'zod'
import { logReader } from '../../platform/events/log-reader.ts'
import { segment } from './segment.ts'
import { insertDocuments, type SearchDocument } from './store.ts'

type Said = z.infer<(typeof messageSent)['data']>

/** Keeps the words of each message and note, and the names of its files. */
export const reader = logReader<SearchDocument[]>({
  name: 'search',
  wants: [messageSent.name, noteAdded.name],
  effect: 'derived',
  prepare(events) {
    const documents = events.map((event) => {
      const { conversationId, sequence, audience, text, files, at } = (event.data as Said).message
      const words = segment([text, ...files.map((file) => file.name)].join(' '))
      return { conversationId, sequence, audience, at, words }
    })
    return documents.filter((document) => document.words.length > 0)
  },
  take: insertDocuments,
})
