import type { RatingSettings, RatingTag } from '@yingsheng/contracts/business'

/** Scores from here on count as satisfied, and are offered the tags of praise. */
export const satisfiedFrom = 4

/** The tags meant by these ids, each once, as the line words them now; null when one is not offered for the score. */
export function chooseTags(
  { tags }: Pick<RatingSettings, 'tags'>,
  { score, tagIds }: { score: number; tagIds: readonly string[] },
): RatingTag[] | null {
  const offered = score >= satisfiedFrom ? tags.high : tags.low
  const chosen = offered.filter(({ id }) => tagIds.includes(id))
  return chosen.length === new Set(tagIds).size ? chosen : null
}
