import { webhookRemoved } from '@yingsheng/contracts/integrations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { presentWebhook } from './present.ts'
import { lockWebhook, markRemoved } from './store/webhooks.ts'

/** Nothing is sent to it any more; its log is swept by the job. Refuses `not_found`. */
export function removeWebhook(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    const record = await lockWebhook(tx, id)
    if (record === undefined) throw new Refusal('not_found')
    await markRemoved(tx, id, tx.now())
    const webhook = presentWebhook(record, tx.now())
    await recordEvent(tx, webhookRemoved, await raiseBusiness(tx), { webhook })
    return { done: true } as const
  })
}
