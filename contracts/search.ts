import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { searchCharactersMax } from './limits.ts'

export const searchMessages = endpoint({
  method: 'GET',
  path: '/api/search',
  summary:
    'Finds messages and notes by their words: all words first, then any word. Best first, at most 50.',
  door: 'agent',
  scope: 'conversations:read',
  query: z.strictObject({
    q: z.string().trim().min(1).max(searchCharactersMax),
    conversationId: z.uuid().optional(),
  }),
  reply: z.strictObject({
    hits: z.array(
      z.strictObject({
        conversationId: z.uuid(),
        conversationNumber: z.int(),
        sequence: z.int(),
        customerName: z.string().nullable(),
        customerNumber: z.int(),
        by: z.enum(['customer', 'agent', 'note']),
        text: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    /** The words looked for, to be marked in the texts. */
    words: z.array(z.string()),
  }),
})
