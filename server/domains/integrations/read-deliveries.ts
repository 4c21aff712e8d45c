import type { Delivery, deliveryDetail, DeliveryStatus } from '@yingsheng/contracts/integrations'
import type { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentDelivery } from './present.ts'
import { deliveryBody, testBody } from './rules/delivery-body.ts'
import { findDelivery, listPage } from './store/deliveries.ts'
import { findWebhook } from './store/webhooks.ts'

type PageInput = {
  id: string
  status?: DeliveryStatus | undefined
  after?: string | undefined
  limit: number
}

/** One page of a webhook's delivery log, newest first. Refuses `not_found`. */
export async function listDeliveries(
  ctx: Context<AgentActor>,
  { id, status, after, limit }: PageInput,
): Promise<{ deliveries: Delivery[]; next: string | null }> {
  if ((await findWebhook(ctx, id)) === undefined) throw new Refusal('not_found')
  const records = await listPage(ctx, {
    webhookId: id,
    status: status ?? null,
    after: after ?? null,
    limit,
  })
  const next = records.length === limit ? records.at(-1)!.id : null
  return { deliveries: records.map(presentDelivery), next }
}

/** One delivery with what was sent and what came back. Refuses `not_found`. */
export async function readDelivery(
  ctx: Context<AgentActor>,
  { id: webhookId, deliveryId: id }: { id: string; deliveryId: string },
): Promise<z.infer<typeof deliveryDetail>> {
  const [webhook, record] = await Promise.all([
    findWebhook(ctx, webhookId),
    findDelivery(ctx, { id, webhookId }),
  ])
  if (webhook === undefined || record === undefined) throw new Refusal('not_found')
  const { event, attempts, createdAt } = record
  const payload =
    event === null ? testBody(webhookId, createdAt.toISOString()) : deliveryBody(event)
  return { ...presentDelivery(record), payload, attempts }
}
