import type { readMyConversations as contract } from '@yingsheng/contracts/own-conversations'
import type { z } from 'zod'
import type { Context, CustomerActor } from '../../platform/context.ts'
import { findAgent } from '../agents/index.ts'
import { customerView } from './rules/customer-view.ts'
import { findLatest } from './store/conversations.ts'
import { countUnreadOfCustomer, findPositions } from './store/positions.ts'
import { readOfCustomer } from './store/timeline.ts'

/** A page of the customer's history on his line, as he may see it, with where things stand. */
export async function readHistory(
  ctx: Context<CustomerActor>,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<z.input<typeof contract.reply>> {
  const mine = { customerId: ctx.actor.id, lineId: ctx.actor.lineId }
  const [timeline, latest, unread] = await Promise.all([
    readOfCustomer(ctx, { ...mine, before: before ?? null, limit: limit + 1 }),
    findLatest(ctx, mine),
    countUnreadOfCustomer(ctx, mine),
  ])
  const assignee = latest?.assigneeId ? await findAgent(ctx, latest.assigneeId) : undefined
  return {
    current: latest && {
      id: latest.id,
      status: latest.status,
      openedAt: latest.openedAt,
      assigneeName: assignee?.publicName ?? null,
      sequence: latest.sequence,
    },
    timeline: timeline.slice(-limit).map(customerView),
    hasEarlier: timeline.length > limit,
    positions: latest && (await findPositions(ctx, latest.id)),
    unread,
  }
}
