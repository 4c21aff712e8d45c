import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayRead } from './permissions.ts'
import { findConversation } from './store/conversations.ts'
import { readAfter, readBefore } from './store/timeline.ts'

/** What a stream's sequence can be at most, in the database. */
const sequenceMax = 2 ** 31 - 1

type Input = { id: string; before?: number | undefined; after?: number | undefined; limit: number }

/** An earlier page (`before`, the default) or a later one (`after`), oldest first. */
export async function readTimeline(
  ctx: Context<AgentActor>,
  { id, before, after, limit }: Input,
): Promise<{ timeline: StoredEvent[]; hasMore: boolean }> {
  const conversation = await findConversation(ctx, id)
  if (conversation === undefined || !mayRead(ctx.actor, conversation))
    throw new Refusal('not_found')
  const isForward = after !== undefined
  const found = isForward
    ? await readAfter(ctx, id, Math.min(after, sequenceMax), limit + 1)
    : await readBefore(
        ctx,
        id,
        before === undefined ? null : Math.min(before, sequenceMax),
        limit + 1,
      )
  const hasMore = found.length > limit
  return { timeline: isForward ? found.slice(0, limit) : found.slice(-limit), hasMore }
}
