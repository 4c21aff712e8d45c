import {
  publishedEvents,
  typeOfEvent,
  type WebhookType,
  webhookReplayed,
} from '@yingsheng/contracts/integrations'
import { webhookReplayMax } from '@yingsheng/contracts/limits'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { listEventsSince, queueDeliveries } from './store/deliveries.ts'
import { lockWebhook } from './store/webhooks.ts'

/**
 * Sends everything since an instant (again): what was delivered, what failed, and what happened
 * while the webhook was off or not there yet. Each under the id it had, where it had one.
 * Refuses `not_found`, `webhook_disabled`.
 */
export function replayDeliveries(
  ctx: Context<AgentActor>,
  { id, since }: { id: string; since: string },
): Promise<{ deliveries: number; next: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const webhook = await lockWebhook(tx, id)
    if (webhook === undefined) throw new Refusal('not_found')
    if (!webhook.isEnabled) throw new Refusal('webhook_disabled')
    const names = publishedEvents.filter((name) =>
      webhook.types.includes(typeOfEvent(name) as WebhookType),
    )
    const limit = webhookReplayMax + 1
    const found = await listEventsSince(tx, { since: new Date(since), names, limit })
    const events = found.slice(0, webhookReplayMax)
    if (events.length === 0) return { deliveries: 0, next: null }
    const queued = events.map(({ sequence, name }) => ({
      id: tx.newId(),
      webhookId: id,
      eventSequence: sequence,
      type: typeOfEvent(name),
    }))
    await queueDeliveries(tx, queued, { now: tx.now(), whenThere: 'begin anew' })
    const told = { webhookId: id, since, deliveries: events.length }
    await recordEvent(tx, webhookReplayed, await raiseBusiness(tx), told)
    return { deliveries: events.length, next: found[webhookReplayMax]?.at.toISOString() ?? null }
  })
}
