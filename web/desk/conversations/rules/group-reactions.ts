import type { Reaction, ReactionEmoji } from '@yingsheng/contracts/message-parts'

export type ReactionGroup = { emoji: ReactionEmoji; by: Reaction['by'][]; isMine: boolean }

/** Each emoji once, in the order in which they came, with who set it. */
export function groupReactions(reactions: readonly Reaction[], myId: string): ReactionGroup[] {
  const groups = new Map<ReactionEmoji, ReactionGroup>()
  for (const { emoji, by } of reactions) {
    const group = groups.get(emoji) ?? { emoji, by: [], isMine: false }
    group.by.push(by)
    group.isMine ||= by.kind === 'agent' && by.id === myId
    groups.set(emoji, group)
  }
  return [...groups.values()]
}
