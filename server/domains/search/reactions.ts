import { messageSent, noteAdded } from '@yingsheng/contracts/conversations'
import type { z } from 'zod'
import type { LogReader } from '../../platform/events/run-readers.ts'
import { segment } from './segment.ts'
import { insertDocuments } from './store.ts'

type Said = z.infer<(typeof messageSent)['data']>

/** Keeps the words of each message and note, and the names of its files. */
export const reader: LogReader = {
  name: 'search',
  wants: [messageSent.name, noteAdded.name],
  async take(tx, events) {
    const documents = events.map((event) => {
      const { conversationId, sequence, audience, text, files, at } = (event.data as Said).message
      const words = segment([text, ...files.map((file) => file.name)].join(' '))
      return { conversationId, sequence, audience, at, words }
    })
    await insertDocuments(tx, documents.filter((document) => document.words.length > 0))
  },
}
