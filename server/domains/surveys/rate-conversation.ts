import {
  conversationRated,
  type OwnRating,
  type Rating,
  type RatingAnswer,
  type Solved,
} from '@yingsheng/contracts/surveys'
import { isDeepStrictEqual } from 'node:util'
import { type Context, type CustomerActor, inTransaction, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findLine } from '../business/index.ts'
import { lockOwn, noteScore, viewOfRating } from '../conversations/index.ts'
import { isCustomerSessionLive } from '../customers/index.ts'
import { requestRating } from './request-rating.ts'
import { chooseTags } from './rules/choose-tags.ts'
import { answerableUntil } from './rules/rating-time.ts'
import { lockRating, type RatingRecord, saveAnswer } from './store.ts'

type Input = {
  id: string
  score: number
  tagIds: string[]
  comment: string
  solved: Solved | null
}

/**
 * The customer rates a conversation of his that is resolved, or changes what he said. Refuses
 * `not_found`, `conversation_open`, `rating_not_asked`, `rating_closed`, `rating_tag_unknown`,
 * `session_over`, `too_many`.
 */
export async function rateConversation(
  ctx: Context<CustomerActor>,
  { id, ...said }: Input,
): Promise<OwnRating> {
  await ctx.attempts.count('rating by customer', ctx.actor.id)
  return inTransaction(ctx, async (tx) => {
    const before = await lockRateable(tx, id)
    const answer = await answerFrom(tx, before, said)
    const now = tx.now()
    const known = before.answer
    if (known !== null && isDeepStrictEqual(known, answer)) return viewOfRating(present(before))

    const answeredAt = before.answeredAt ?? now
    const after: RatingRecord = {
      ...before,
      answer,
      answeredAt,
      editedAt: known === null ? null : now,
      firstAnswer: before.firstAnswer ?? known,
      answerableUntil:
        known === null
          ? answerableUntil({ requestedAt: before.requestedAt, answeredAt })
          : before.answerableUntil,
    }
    await saveAnswer(tx, after)
    const conversation = await noteScore(tx, id, answer.score)
    const rating = present(after)
    await recordEvent(tx, conversationRated, conversation, { conversation, rating })
    return viewOfRating(rating)
  })
}

/** The request this answers, made here where the customer is faster than the reader of the log. */
async function lockRateable(tx: Tx<CustomerActor>, id: string): Promise<RatingRecord> {
  const conversation = await lockOwn(tx, id)
  if (conversation === undefined) throw new Refusal('not_found')
  if (!(await isCustomerSessionLive(tx, tx.actor.sessionId))) throw new Refusal('session_over')
  if (conversation.status === 'open') throw new Refusal('conversation_open')
  await requestRating(tx, conversation)
  const rating = await lockRating(tx, id)
  if (rating === undefined) throw new Refusal('rating_not_asked')
  if (tx.now() > rating.answerableUntil) throw new Refusal('rating_closed')
  return rating
}

/** What he says, with the tags as the line words them now. */
async function answerFrom(
  tx: Tx<CustomerActor>,
  before: RatingRecord,
  { score, tagIds, comment, solved }: Omit<Input, 'id'>,
): Promise<RatingAnswer> {
  const line = await findLine(tx, before.lineId)
  const tags = chooseTags(line!.settings.rating, { score, tagIds })
  if (tags === null) throw new Refusal('rating_tag_unknown', { tagIds })
  return { score, tags, comment: comment.trim(), solved }
}

function present(record: RatingRecord): Rating {
  return {
    ...record.answer!,
    servedById: record.servedById,
    requestedAt: record.requestedAt.toISOString(),
    answeredAt: record.answeredAt!.toISOString(),
    editedAt: record.editedAt?.toISOString() ?? null,
    editableUntil: record.answerableUntil.toISOString(),
    first: record.firstAnswer,
  }
}
