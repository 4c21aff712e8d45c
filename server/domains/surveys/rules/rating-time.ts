import { ratingAnswerDays, ratingEditHours } from '@yingsheng/contracts/limits'

const hourMs = 3_600_000

/** Until when a rating can be given: a week after it was asked for; once given, changed for a day. */
export function answerableUntil(rating: { requestedAt: Date; answeredAt: Date | null }): Date {
  const { requestedAt, answeredAt } = rating
  return answeredAt === null
    ? new Date(requestedAt.getTime() + ratingAnswerDays * 24 * hourMs)
    : new Date(answeredAt.getTime() + ratingEditHours * hourMs)
}
