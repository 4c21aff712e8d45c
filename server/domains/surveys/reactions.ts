import { conversationResolved } from '@yingsheng/contracts/conversations'
import { react, reactions as reader } from '../../platform/events/log-reader.ts'
import { requestRating } from './request-rating.ts'

/** Whoever was served is asked what he thinks of it, answer or not: the share of answers needs both. */
const ask = react(conversationResolved, (tx, { data: { conversation } }) =>
  requestRating(tx, conversation),
)

export const reactions = reader('surveys', [ask])
