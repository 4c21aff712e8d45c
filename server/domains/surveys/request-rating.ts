import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { Tx } from '../../platform/context.ts'
import { findLine } from '../business/index.ts'
import { answerableUntil } from './rules/rating-time.ts'
import { saveRequest } from './store.ts'

/**
 * Asks the customer of a resolved conversation for a rating, if its line wants that. A conversation
 * that was resolved before is the same request, with another week to answer it.
 */
export async function requestRating(tx: Tx, conversation: ConversationState): Promise<void> {
  const { id, lineId, brandId, assigneeId, resolvedAt } = conversation
  const line = await findLine(tx, lineId)
  if (!line?.settings.rating.isAsked || resolvedAt === null) return
  const requestedAt = new Date(resolvedAt)
  await saveRequest(tx, {
    conversationId: id,
    lineId,
    brandId,
    servedById: assigneeId,
    requestedAt,
    answerableUntil: answerableUntil({ requestedAt, answeredAt: null }),
  })
}
