import { replayEventsMax } from '@yingsheng/contracts/limits'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Context, CustomerActor } from '../../platform/context.ts'
import { replayCustomer } from './store/timeline.ts'

/** What a customer missed in a span of the log, or null when it is too much to replay. */
export async function replayOfCustomer(
  ctx: Context<CustomerActor>,
  after: number,
  upTo: number,
): Promise<StoredEvent[] | null> {
  const span = {
    customerId: ctx.actor.id,
    lineId: ctx.actor.lineId,
    after,
    upTo,
    limit: replayEventsMax + 1,
  }
  const events = await replayCustomer(ctx, span)
  return events.length > replayEventsMax ? null : events
}
