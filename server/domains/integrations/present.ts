import type { Delivery, Webhook } from '@yingsheng/contracts/integrations'
import type { DeliveryRecord } from './store/deliveries.ts'
import type { WebhookRecord } from './store/webhooks.ts'

/** A webhook without its secrets. */
export function presentWebhook(record: WebhookRecord, now: Date): Webhook {
  const { id, url, description, types, isEnabled, disabledBecause, sequence } = record
  const isOverlapping = record.previousUntil !== null && record.previousUntil > now
  return {
    id,
    url,
    description,
    types,
    isEnabled,
    disabledBecause,
    failingSince: record.failingSince?.toISOString() ?? null,
    previousSecretUntil: isOverlapping ? record.previousUntil!.toISOString() : null,
    createdAt: record.createdAt.toISOString(),
    sequence,
  }
}

export function presentDelivery(record: DeliveryRecord): Delivery {
  const { id, webhookId, type, status, tries, last } = record
  return {
    id,
    webhookId,
    type,
    status,
    tries,
    last,
    nextAt: status === 'pending' ? record.dueAt.toISOString() : null,
    createdAt: record.createdAt.toISOString(),
  }
}
