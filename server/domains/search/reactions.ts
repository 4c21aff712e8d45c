import { type Message, messageSent, noteAdded } from '@yingsheng/contracts/conversations'
import { messageEdited, messageRecalled } from '@yingsheng/contracts/messages'
import { logReader } from '../../platform/events/log-reader.ts'
import { segment } from './segment.ts'
import { deleteDocuments, saveDocuments, type SearchDocument } from './store.ts'

/** A line that was said, or one that reads otherwise by now. */
type Told = { message: Message; changed?: never } | { changed: Message }

/** Keeps the words of each message and note, and the names of its files; of what was recalled, none. */
export const reader = logReader<SearchDocument[]>({
  name: 'search',
  wants: [messageSent.name, noteAdded.name, messageEdited.name, messageRecalled.name],
  effect: 'derived',
  prepare(events) {
    const documents = new Map<string, SearchDocument>()
    for (const event of events) {
      const told = event.data as Told
      const message = told.changed ?? told.message
      const { conversationId, sequence, audience, text, files, at } = message
      const words = segment([text, ...files.map((file) => file.name)].join(' '))
      // Of a line said and changed within one batch, the change is what counts.
      documents.set(`${conversationId} ${sequence}`, {
        conversationId,
        sequence,
        audience,
        at,
        words,
        isChange: told.changed !== undefined,
      })
    }
    return [...documents.values()]
  },
  async take(tx, documents) {
    await saveDocuments(
      tx,
      documents.filter(({ words }) => words.length > 0),
    )
    const emptied = documents.filter(({ words, isChange }) => isChange && words.length === 0)
    if (emptied.length > 0) await deleteDocuments(tx, emptied)
  },
})
