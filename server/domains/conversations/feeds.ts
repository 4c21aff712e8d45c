import { replayEventsMax } from '@yingsheng/contracts/limits'
import type { Context } from '../../platform/context.ts'
import type { Feed, Subscription } from '../../platform/realtime/feed.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayRead } from './permissions.ts'
import { agentView } from './rules/agent-view.ts'
import {
  conversationAddress,
  conversationAddresses,
  customerAddress,
  deskAddresses,
  deskOf,
  everyDesk,
  watchAddress,
} from './rules/audience.ts'
import { findConversation } from './store/conversations.ts'
import { replayConversation, replayLog } from './store/timeline.ts'

/** Beyond so wide a span of the log a desk reads its lists again rather than search it for its own. */
const deskSpanMax = 5_000

/** What an agent's list needs to know. */
const desk: Feed = {
  name: 'desk',
  async subscribe(ctx, id) {
    const { actor } = ctx
    if (actor.kind !== 'agent' || id !== null) throw new Refusal('feed_unknown')
    const addresses = [everyDesk, deskOf(actor.id)]
    return {
      addresses,
      replay: (after, upTo) => replayDesk(ctx, { addresses, after, upTo }),
    }
  },
  hear: deskAddresses,
  present: agentView,
}

async function replayDesk(
  ctx: Context,
  span: { addresses: string[]; after: number; upTo: number },
) {
  const { addresses, after, upTo } = span
  if (upTo - after > deskSpanMax) return null
  const events = await replayLog(ctx, { after, upTo, limit: deskSpanMax })
  const heard = events.filter((event) =>
    deskAddresses(event).some((address) => addresses.includes(address)),
  )
  return heard.length > replayEventsMax ? null : heard
}

/** One conversation, for agents who have it open. */
const conversation: Feed = {
  name: 'conversation',
  async subscribe(ctx, id): Promise<Subscription> {
    const found = id === null ? undefined : await findConversation(ctx, id)
    if (found === undefined || ctx.actor.kind !== 'agent' || !mayRead(ctx.actor, found))
      throw new Refusal('feed_unknown')
    return {
      addresses: [conversationAddress(found.id), watchAddress(found.customerId)],
      async replay(after, upTo) {
        const limit = replayEventsMax + 1
        const events = await replayConversation(ctx, {
          conversationId: found.id,
          after,
          upTo,
          limit,
        })
        return events.length > replayEventsMax ? null : events
      },
      greet: () => ctx.bus.ask(customerAddress(found.customerId)),
    }
  },
  hear: conversationAddresses,
  present: agentView,
}

export const feeds: Feed[] = [desk, conversation]
