import type { readConversation as contract } from '@yingsheng/contracts/conversations'
import type { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import { findCustomer, findPage, presentCustomer } from '../customers/index.ts'
import { findReadable } from './find-readable.ts'
import { agentView } from './rules/agent-view.ts'
import { listOfCustomer } from './store/conversations.ts'
import { findDraft } from './store/drafts.ts'
import { findPositions, findRead } from './store/positions.ts'
import { readBefore } from './store/timeline.ts'

const othersMax = 20
/** Seen within so long counts as here, until the feed says more exactly. */
const onlineWithinMs = 60_000

/** One conversation with all that stands around it on a desk. */
export async function readConversation(
  ctx: Context<AgentActor>,
  { id, limit }: { id: string; limit: number },
): Promise<z.input<typeof contract.reply>> {
  const conversation = await findReadable(ctx, id)
  const [timeline, customer, page, positions, myRead, draft, others] = await Promise.all([
    readBefore(ctx, id, null, limit + 1),
    findCustomer(ctx, conversation.customerId),
    findPage(ctx, conversation.customerId),
    findPositions(ctx, id),
    findRead(ctx, id, ctx.actor.id),
    findDraft(ctx, ctx.actor.id, id),
    listOfCustomer(ctx, conversation.customerId, othersMax + 1),
  ])
  return {
    conversation,
    customer: presentCustomer(customer!),
    timeline: timeline.slice(-limit).map(agentView),
    hasEarlier: timeline.length > limit,
    positions,
    myRead,
    draft,
    page,
    isCustomerOnline: ctx.now().getTime() - customer!.lastSeenAt.getTime() < onlineWithinMs,
    others: others.filter((other) => other.id !== id).slice(0, othersMax),
  }
}
