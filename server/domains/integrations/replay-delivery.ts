import type { Delivery } from '@yingsheng/contracts/integrations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentDelivery } from './present.ts'
import { beginAnew } from './store/deliveries.ts'
import { lockWebhook } from './store/webhooks.ts'

/** Sends one delivery again from its first try on. Refuses `not_found`, `webhook_disabled`. */
export function replayDelivery(
  ctx: Context<AgentActor>,
  { id: webhookId, deliveryId: id }: { id: string; deliveryId: string },
): Promise<Delivery> {
  return inTransaction(ctx, async (tx) => {
    const webhook = await lockWebhook(tx, webhookId)
    if (webhook === undefined) throw new Refusal('not_found')
    if (!webhook.isEnabled) throw new Refusal('webhook_disabled')
    const record = await beginAnew(tx, { id, webhookId, now: tx.now() })
    if (record === undefined) throw new Refusal('not_found')
    return presentDelivery(record)
  })
}
