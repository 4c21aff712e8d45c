import { reactionsPerMessageMax } from '@yingsheng/contracts/limits'
import type { Reaction, ReactionEmoji } from '@yingsheng/contracts/message-parts'

/**
 * The reactions after somebody's: one of each person, in the order in which they came; null takes it
 * away. The same array when nothing changes.
 */
export function withReaction(
  reactions: readonly Reaction[],
  by: Reaction['by'],
  emoji: ReactionEmoji | null,
): readonly Reaction[] {
  const mine = reactions.find((one) => isSame(one.by, by))
  if ((mine?.emoji ?? null) === emoji) return reactions
  if (emoji === null) return reactions.filter((one) => one !== mine)
  if (mine !== undefined) return reactions.map((one) => (one === mine ? { emoji, by } : one))
  return reactions.length < reactionsPerMessageMax ? [...reactions, { emoji, by }] : reactions
}

/** A conversation has one customer, whatever his record is called by now. */
function isSame(one: Reaction['by'], other: Reaction['by']): boolean {
  return one.kind === other.kind && (one.kind === 'customer' || one.id === other.id)
}
