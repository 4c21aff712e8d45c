import { type Webhook, webhookSecretRotated } from '@yingsheng/contracts/integrations'
import { webhookSecretOverlapHours } from '@yingsheng/contracts/limits'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { presentWebhook } from './present.ts'
import { webhookSecretOf } from './sign-delivery.ts'
import { lockWebhook, saveWebhook } from './store/webhooks.ts'

/** A new secret. For a day the one before signs as well; one before that ends here. */
export function rotateWebhookSecret(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ webhook: Webhook; secret: string }> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockWebhook(tx, id)
    if (before === undefined) throw new Refusal('not_found')
    const secret = webhookSecretOf(tx.newToken())
    const saved = await saveWebhook(tx, {
      ...before,
      sealedSecret: tx.secrets.seal(secret),
      previousSealedSecret: before.sealedSecret,
      previousUntil: new Date(tx.now().getTime() + webhookSecretOverlapHours * 3_600_000),
    })
    await recordEvent(tx, webhookSecretRotated, await raiseBusiness(tx), { webhookId: id })
    return { webhook: presentWebhook(saved, tx.now()), secret }
  })
}
