import { z } from 'zod'
import { quoteCharactersMax, reactionsPerMessageMax } from './limits.ts'

/** What may stand under a message, one of each person. */
export const reactionEmojis = ['👍', '❤️', '😄', '😮', '😢', '🙏'] as const
export const reactionEmoji = z.enum(reactionEmojis)
export type ReactionEmoji = z.infer<typeof reactionEmoji>

export const reaction = z.object({
  emoji: reactionEmoji,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('customer'), id: z.uuid() }),
    z.object({ kind: z.literal('agent'), id: z.uuid() }),
  ]),
})
export type Reaction = z.infer<typeof reaction>

/** The message another one answers, in short. It follows when that one is edited or recalled. */
export const quote = z.object({
  /** Where it stands in the same conversation. */
  sequence: z.int(),
  /** The public name of an agent; null for the customer. */
  name: z.string().nullable(),
  text: z.string().max(quoteCharactersMax),
  /** The name of its first file, when it has no text. */
  file: z.string().optional(),
  isRecalled: z.literal(true).optional(),
  /** `revision` of the quoted message when this was taken from it. */
  revision: z.int().optional(),
})
export type Quote = z.infer<typeof quote>

/** What a message may have beyond a plain line; each is absent where there is none. */
export const messageExtra = {
  quote: quote.optional(),
  reactions: z.array(reaction).max(reactionsPerMessageMax).optional(),
  editedAt: z.iso.datetime().optional(),
  /** Taken back: text and files are gone from it, for everybody. */
  recalledAt: z.iso.datetime().optional(),
  /** Position in the stream of the event that changed it last. The higher one is the newer wording. */
  revision: z.int().optional(),
}
