import { z } from 'zod'
import { conversationState, message } from './conversations.ts'
import { endpoint, event } from './endpoint.ts'
import { fileRef } from './files.ts'
import { messageCharactersMax, streamSequenceMax } from './limits.ts'
import { reactionEmoji } from './message-parts.ts'
import { lines } from './text.ts'

/** What may be done to a message that was said. Notes stay as they are. */
const place = z.strictObject({
  id: z.uuid(),
  sequence: z.coerce.number().int().min(1).max(streamSequenceMax),
})

export const editMessage = endpoint({
  method: 'PATCH',
  path: '/api/conversations/:id/messages/:sequence',
  summary:
    'Says my own message in other words, within two minutes. Both sides see that it was edited.',
  door: 'agent',
  params: place,
  body: z.strictObject({
    text: lines(messageCharactersMax),
    wordingAcknowledged: z.boolean().default(false),
  }),
  reply: message,
  refusals: ['empty_message', 'message_settled', 'not_allowed', 'wording_advised'],
})

export const recallMessage = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:id/messages/:sequence',
  summary:
    'Takes my own message back, within two minutes: its text and files reach no customer any more.',
  door: 'agent',
  params: place,
  reply: message,
  refusals: ['message_settled', 'not_allowed'],
})

export const reactToMessage = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/messages/:sequence/reaction',
  summary: 'Puts my reaction under a message in place of the one I had; null takes it away.',
  door: 'agent',
  params: place,
  body: z.strictObject({ emoji: reactionEmoji.nullable() }),
  reply: message,
  refusals: ['message_settled', 'not_allowed', 'too_many'],
})

export const readVersions = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/messages/:sequence/versions',
  summary: 'The earlier wordings of a message that was edited or recalled, oldest first.',
  door: 'agent',
  params: place,
  reply: z.strictObject({
    versions: z.array(
      z.strictObject({
        text: z.string(),
        files: z.array(fileRef),
        /** Until when it read so. */
        replacedAt: z.iso.datetime(),
      }),
    ),
  }),
})

// Events. `changed` is the message as it reads after the event: the event of the message itself is
// rewritten to it in the same transaction, so that whoever reads the log later never meets older words.

const changed = z.object({ conversation: conversationState, changed: message })
export const messageEdited = event('conversation', 'message.edited', changed)
export const messageRecalled = event('conversation', 'message.recalled', changed)
export const messageReactionChanged = event('conversation', 'message.reaction-changed', changed)
