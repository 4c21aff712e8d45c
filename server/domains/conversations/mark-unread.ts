import type { AgentActor, Context } from '../../platform/context.ts'
import { findReadable } from './find-readable.ts'
import { unreadLastLine } from './store/positions.ts'

/** Marks the customer's last line unread again, for me. */
export async function markUnread(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  await findReadable(ctx, id)
  await unreadLastLine(ctx, id, ctx.actor.id)
  return { done: true }
}
