import { type Webhook, webhookDisabled } from '@yingsheng/contracts/integrations'
import { type Context, inTransaction, type SystemActor, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { shareOf } from '../../platform/ids/ids.ts'
import { raiseBusiness } from '../business/index.ts'
import { presentWebhook } from './present.ts'
import { decideAfterTry } from './rules/retry-schedule.ts'
import type { sendDelivery } from './send-delivery.ts'
import { type ClaimedDelivery, saveAttempt } from './store/deliveries.ts'
import { lockWebhook, noteFailing, saveWebhook } from './store/webhooks.ts'

/** Writes down what came of a try, and what follows for the delivery and for its webhook. */
export function saveOutcome(
  ctx: Context<SystemActor>,
  delivery: ClaimedDelivery,
  { attempt, retryAfterMs }: Awaited<ReturnType<typeof sendDelivery>>,
): Promise<void> {
  const { id, webhookId, tries, failingSince } = delivery
  const decision = decideAfterTry({
    tries,
    failingSince,
    attempt,
    retryAfterMs,
    now: ctx.now(),
    jitter: shareOf(ctx.newId()),
  })
  return inTransaction(ctx, async (tx) => {
    const { status, dueAt, disable } = decision
    await saveAttempt(tx, { id, status, dueAt, attempt, tries: tries + 1 })
    // Written when it changes only: a webhook that works costs no write to itself.
    if ((decision.failingSince === null) !== (failingSince === null))
      await noteFailing(tx, webhookId, decision.failingSince)
    if (disable !== null) await disableWebhook(tx, webhookId, disable)
  })
}

/** Silent where it is disabled, or removed, already. */
async function disableWebhook(
  tx: Tx<SystemActor>,
  id: string,
  because: NonNullable<Webhook['disabledBecause']>,
): Promise<void> {
  const before = await lockWebhook(tx, id)
  if (before === undefined || !before.isEnabled) return
  const saved = await saveWebhook(tx, { ...before, isEnabled: false, disabledBecause: because })
  const webhook = presentWebhook(saved, tx.now())
  await recordEvent(tx, webhookDisabled, await raiseBusiness(tx), { webhook })
  tx.log.warn({ webhook: id, because }, 'webhooks: one was disabled')
}
