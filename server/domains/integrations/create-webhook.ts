import { type Webhook, webhookCreated, type WebhookType } from '@yingsheng/contracts/integrations'
import { webhooksMax } from '@yingsheng/contracts/limits'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { checkUrl } from '../../platform/egress/check-url.ts'
import { presentWebhook } from './present.ts'
import { webhookSecretOf } from './sign-delivery.ts'
import { insertWebhook, listAllWebhooks } from './store/webhooks.ts'

/** Adds a webhook, which hears of what happens from now on. Refuses `url_refused`, `limit_reached`. */
export function createWebhook(
  ctx: Context<AgentActor>,
  { url, description, types }: { url: string; description: string; types: WebhookType[] },
): Promise<{ webhook: Webhook; secret: string }> {
  checkUrl(ctx, url)
  return inTransaction(ctx, async (tx) => {
    const business = await raiseBusiness(tx)
    if ((await listAllWebhooks(tx)).length >= webhooksMax)
      throw new Refusal('limit_reached', { max: webhooksMax })
    const secret = webhookSecretOf(tx.newToken())
    const now = tx.now()
    const record = await insertWebhook(
      tx,
      {
        id: tx.newId(),
        url,
        description,
        types: [...new Set(types)],
        sealedSecret: tx.secrets.seal(secret),
      },
      now,
    )
    const webhook = presentWebhook(record, now)
    await recordEvent(tx, webhookCreated, business, { webhook })
    return { webhook, secret }
  })
}
