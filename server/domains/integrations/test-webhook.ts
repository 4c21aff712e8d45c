import { type Delivery, testType } from '@yingsheng/contracts/integrations'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentDelivery } from './present.ts'
import { testBody } from './rules/delivery-body.ts'
import { sendDelivery } from './send-delivery.ts'
import { insertTest } from './store/deliveries.ts'
import { findWebhook } from './store/webhooks.ts'

/**
 * Sends a test event now, also to a webhook that is off, and says what was answered. It is tried once
 * and changes nothing about the webhook. Refuses `not_found`, `too_many`.
 */
export async function testWebhook(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<Delivery> {
  await ctx.attempts.count('webhook test by agent', ctx.actor.id)
  const webhook = await findWebhook(ctx, id)
  if (webhook === undefined) throw new Refusal('not_found')
  const createdAt = ctx.now()
  const test = { id: ctx.newId(), webhookId: id, type: testType, createdAt }
  const body = testBody(id, createdAt.toISOString())
  const { attempt } = await sendDelivery(ctx, { ...webhook, id: test.id, body })
  const isTaken = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
  const status = isTaken ? 'delivered' : 'failed'
  return presentDelivery(await insertTest(ctx, { ...test, status, attempt }))
}
