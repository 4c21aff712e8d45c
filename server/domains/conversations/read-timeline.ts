import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { AgentActor, Context } from '../../platform/context.ts'
import { findReadable } from './find-readable.ts'
import { agentView } from './rules/agent-view.ts'
import { readAfter, readBefore } from './store/timeline.ts'

type Input = { id: string; before?: number | undefined; after?: number | undefined; limit: number }

/** An earlier page (`before`, the default) or a later one (`after`), oldest first. */
export async function readTimeline(
  ctx: Context<AgentActor>,
  { id, before, after, limit }: Input,
): Promise<{ timeline: StoredEvent[]; hasMore: boolean }> {
  await findReadable(ctx, id)
  const isForward = after !== undefined
  const found = isForward
    ? await readAfter(ctx, id, after, limit + 1)
    : await readBefore(ctx, id, before ?? null, limit + 1)
  const page = isForward ? found.slice(0, limit) : found.slice(-limit)
  return { timeline: page.map(agentView), hasMore: found.length > limit }
}
