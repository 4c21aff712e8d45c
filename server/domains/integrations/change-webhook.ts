import { type Webhook, webhookChanged, type WebhookType } from '@yingsheng/contracts/integrations'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { checkUrl } from '../../platform/egress/check-url.ts'
import { presentWebhook } from './present.ts'
import { lockWebhook, saveWebhook, type WebhookRecord } from './store/webhooks.ts'

type Input = {
  id: string
  baseSequence: number
  url?: string | undefined
  description?: string | undefined
  types?: WebhookType[] | undefined
  isEnabled?: boolean | undefined
}

/**
 * Changes a webhook. What is enabled again begins with a clean slate: what waited is sent, and days
 * of failing are counted from then on. Refuses `not_found`, `stale`, `url_refused`.
 */
export function changeWebhook(
  ctx: Context<AgentActor>,
  { id, baseSequence, ...wanted }: Input,
): Promise<Webhook> {
  if (wanted.url !== undefined) checkUrl(ctx, wanted.url)
  return inTransaction(ctx, async (tx) => {
    const before = await lockWebhook(tx, id)
    if (before === undefined) throw new Refusal('not_found')
    if (before.sequence !== baseSequence)
      throw new Refusal('stale', { now: presentWebhook(before, tx.now()) })
    const after = changed(before, wanted)
    if (isSame(before, after)) return presentWebhook(before, tx.now())
    const webhook = presentWebhook(await saveWebhook(tx, after), tx.now())
    await recordEvent(tx, webhookChanged, await raiseBusiness(tx), { webhook })
    return webhook
  })
}

function changed(
  before: WebhookRecord,
  { url, description, types, isEnabled }: Omit<Input, 'id' | 'baseSequence'>,
): WebhookRecord {
  const isSwitched = isEnabled !== undefined && isEnabled !== before.isEnabled
  return {
    ...before,
    url: url ?? before.url,
    description: description ?? before.description,
    types: types === undefined ? before.types : [...new Set(types)],
    ...(isSwitched && { isEnabled, disabledBecause: null, failingSince: null }),
  }
}

function isSame(a: WebhookRecord, b: WebhookRecord): boolean {
  const text = ({ url, description, types, isEnabled }: WebhookRecord) =>
    JSON.stringify([url, description, types.toSorted(), isEnabled])
  return text(a) === text(b)
}
