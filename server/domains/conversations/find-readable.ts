import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayRead } from './permissions.ts'
import { findConversation } from './store/conversations.ts'

/** A conversation that this actor may read. Refuses `not_found`, which does not tell whether it exists. */
export async function findReadable(ctx: Context, id: string): Promise<ConversationState> {
  const conversation = await findConversation(ctx, id)
  if (conversation === undefined || !mayRead(ctx.actor, conversation))
    throw new Refusal('not_found')
  return conversation
}
