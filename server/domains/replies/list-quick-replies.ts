import { quickRepliesOwnMax, quickRepliesSharedMax } from '@yingsheng/contracts/limits'
import type { QuickReply } from '@yingsheng/contracts/replies'
import type { AgentActor, Context } from '../../platform/context.ts'
import { presentReply } from './present.ts'
import { listFor } from './store.ts'

const archivedListedMax = 200

/** The shared quick replies and the agent's own. */
export async function listQuickReplies(
  ctx: Context<AgentActor>,
  { archived }: { archived: 'no' | 'only' },
): Promise<{ quickReplies: QuickReply[] }> {
  const isArchived = archived === 'only'
  const limit = isArchived ? archivedListedMax : quickRepliesSharedMax + quickRepliesOwnMax
  const replies = await listFor(ctx, { agentId: ctx.actor.id, isArchived, limit })
  return { quickReplies: replies.map(presentReply) }
}
