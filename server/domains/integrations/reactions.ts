import { publishedEvents, typeOfEvent, type WebhookType } from '@yingsheng/contracts/integrations'
import { type LoggedEvent, logReader } from '../../platform/events/log-reader.ts'
import { queueDeliveries } from './store/deliveries.ts'
import { listAllWebhooks } from './store/webhooks.ts'

/**
 * Queues each published event for the webhooks that want it. It calls nobody: sending is somebody
 * else's work and may fail as it likes without holding the log up. Not `derived`, because what is
 * queued is seen outside, and a crash must not queue it again under another id.
 */
export const reader = logReader<LoggedEvent[]>({
  name: 'webhooks',
  wants: publishedEvents,
  effect: 'actions',
  prepare: (events) => events,
  async take(tx, events) {
    const webhooks = (await listAllWebhooks(tx)).filter(({ isEnabled }) => isEnabled)
    const queued = webhooks.flatMap(({ id: webhookId, types, createdAt }) =>
      events
        .map(({ sequence, name, at }) => ({ sequence, at, type: typeOfEvent(name) as WebhookType }))
        .filter(({ type, at }) => types.includes(type) && at >= createdAt.toISOString())
        .map(({ sequence, type }) => ({
          id: tx.newId(),
          webhookId,
          eventSequence: sequence,
          type,
        })),
    )
    await queueDeliveries(tx, queued, { now: tx.now(), whenThere: 'leave' })
  },
})
