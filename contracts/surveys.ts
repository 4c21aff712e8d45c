import { z } from 'zod'
import { conversationState } from './conversations.ts'
import { endpoint, event } from './endpoint.ts'
import { ratingCommentCharactersMax, ratingTagsMax } from './limits.ts'
import { lines } from './text.ts'

/** From 1, very dissatisfied, to 5, very satisfied. 4 and 5 count as satisfied (CSAT). */
export const score = z.int().min(1).max(5)
export const solved = z.enum(['yes', 'no', 'not-yet'])
export type Solved = z.infer<typeof solved>

/** A tag as it read when it was chosen: what the line offers may change afterwards. */
export const chosenTag = z.object({ id: z.uuid(), 'zh-CN': z.string(), en: z.string() })

const answer = z.object({
  score,
  tags: z.array(chosenTag),
  comment: z.string(),
  /** Whether the matter is settled, in the customer's own view; null when he did not say. */
  solved: solved.nullable(),
})
export type RatingAnswer = z.infer<typeof answer>

/** A customer's rating of one conversation: his latest answer, with the first beside it if he changed it. */
export const rating = answer.extend({
  /** Who answered the conversation when it was resolved. */
  servedById: z.uuid().nullable(),
  requestedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** Until then he may change it. */
  editableUntil: z.iso.datetime(),
  first: answer.nullable(),
})
export type Rating = z.infer<typeof rating>

/** The rating as its customer sees it. */
export const ownRating = z.strictObject({
  score,
  tagIds: z.array(z.uuid()),
  comment: z.string(),
  solved: solved.nullable(),
  editableUntil: z.iso.datetime(),
})
export type OwnRating = z.infer<typeof ownRating>

export const rateConversation = endpoint({
  method: 'PUT',
  path: '/api/widget/conversations/:id/rating',
  summary:
    'The customer rates a resolved conversation of his, or changes his rating: for 7 days after it was resolved, and for a day after he first answered. The tags are those the line offers for the score.',
  door: 'customer',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({
    score,
    tagIds: z.array(z.uuid()).max(ratingTagsMax).default([]),
    comment: lines(ratingCommentCharactersMax).default(''),
    solved: solved.nullable().default(null),
  }),
  reply: ownRating,
  refusals: [
    'conversation_open',
    'rating_not_asked',
    'rating_closed',
    'rating_tag_unknown',
    'session_over',
    'too_many',
  ],
})

export const conversationRated = event(
  'conversation',
  'conversation.rated',
  z.object({ conversation: conversationState, rating }),
)
