import type { Message } from '@yingsheng/contracts/conversations'
import type { ReactionEmoji } from '@yingsheng/contracts/message-parts'
import { messageReactionChanged } from '@yingsheng/contracts/messages'
import {
  type AgentActor,
  type Context,
  type CustomerActor,
  inTransaction,
} from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { changeMessage, lockMessage, type Place } from './change-message.ts'
import { withReaction } from './rules/reactions.ts'

/**
 * Puts somebody's reaction under a message, in place of the one he had; null takes it away. Refuses
 * `not_found`, `not_allowed` (notes), `message_settled`, `too_many`.
 */
export async function reactToMessage(
  ctx: Context<AgentActor | CustomerActor>,
  { id, sequence, emoji }: Place & { emoji: ReactionEmoji | null },
): Promise<Message> {
  await ctx.attempts.count('reaction by person', ctx.actor.id)
  return inTransaction(ctx, async (tx) => {
    const message = await lockMessage(tx, { id, sequence })
    if (message.audience !== 'everyone') throw new Refusal('not_allowed')
    if (message.recalledAt !== undefined)
      throw new Refusal('message_settled', { because: 'recalled' })
    const { reactions: before = [], ...rest } = message
    const by = { kind: tx.actor.kind, id: tx.actor.id }
    const reactions = withReaction(before, by, emoji)
    if (reactions === before) return message
    return changeMessage(tx, messageReactionChanged, { ...rest, reactions: [...reactions] })
  })
}
