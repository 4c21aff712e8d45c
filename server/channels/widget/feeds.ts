import {
  customerAddress,
  customerAddresses,
  customerView,
  replayOfCustomer,
} from '../../domains/conversations/index.ts'
import type { Context, CustomerActor } from '../../platform/context.ts'
import type { Feed } from '../../platform/realtime/feed.ts'
import { Refusal } from '../../platform/refusal.ts'

/** All a customer may hear: his own conversations, as he may see them. */
const me: Feed = {
  name: 'me',
  async subscribe(ctx, id) {
    if (ctx.actor.kind !== 'customer' || id !== null) throw new Refusal('feed_unknown')
    const own = ctx as Context<CustomerActor>
    return {
      addresses: [customerAddress(own.actor.id)],
      replay: (after, upTo) => replayOfCustomer(own, after, upTo),
    }
  },
  hear: customerAddresses,
  present: customerView,
}

export const feeds: Feed[] = [me]
