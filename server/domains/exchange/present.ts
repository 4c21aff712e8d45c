import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { ExportedConversation } from '@yingsheng/contracts/exchange'
import { type CustomerRecord, presentCustomer } from '../customers/index.ts'
import type { RatingRecord } from '../surveys/index.ts'

/** A conversation as a line begins: all but its timeline, which is read while it is written. */
export function presentExported(given: {
  conversation: ConversationState
  customer: CustomerRecord
  rating: RatingRecord | undefined
  details: 'masked' | 'full'
}): Omit<ExportedConversation, 'timeline'> {
  const { conversation, customer, rating, details } = given
  const { phone, email } = customer
  return {
    format: 'yingsheng.conversation/1',
    conversation,
    customer: { ...presentCustomer(customer), ...(details === 'full' && { phone, email }) },
    rating: rating === undefined ? null : presentRating(rating),
  }
}

function presentRating(record: RatingRecord): ExportedConversation['rating'] {
  return {
    ...record.answer!,
    servedById: record.servedById,
    requestedAt: record.requestedAt.toISOString(),
    answeredAt: record.answeredAt!.toISOString(),
    editedAt: record.editedAt?.toISOString() ?? null,
  }
}
