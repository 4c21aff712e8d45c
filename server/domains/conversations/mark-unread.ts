import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findConversation } from './store/conversations.ts'
import { unreadLastLine } from './store/positions.ts'

/** Marks the customer's last line unread again, for me. */
export async function markUnread(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  if ((await findConversation(ctx, id)) === undefined) throw new Refusal('not_found')
  await unreadLastLine(ctx, id, ctx.actor.id)
  return { done: true }
}
