import type { ApiKey, Webhook } from '@yingsheng/contracts/integrations'
import type { AgentActor, Context } from '../../platform/context.ts'
import { presentWebhook } from './present.ts'
import { listKeys } from './store/keys.ts'
import { listAllWebhooks } from './store/webhooks.ts'

/** The keys that are not revoked; expired ones too, so that people see why something stopped. */
export async function listApiKeys(ctx: Context<AgentActor>): Promise<{ keys: ApiKey[] }> {
  return { keys: await listKeys(ctx) }
}

export async function listWebhooks(ctx: Context<AgentActor>): Promise<{ webhooks: Webhook[] }> {
  const records = await listAllWebhooks(ctx)
  return { webhooks: records.map((record) => presentWebhook(record, ctx.now())) }
}
