import type { Webhook, WebhookType } from '@yingsheng/contracts/integrations'
import { webhooksMax } from '@yingsheng/contracts/limits'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

const columns = [
  'id',
  'url',
  'description',
  'event_types',
  'is_enabled',
  'disabled_because',
  'failing_since',
  'sealed_secret',
  'previous_sealed_secret',
  'previous_until',
  'sequence',
  'created_at',
] as const

type WebhookRow = {
  id: string
  url: string
  description: string
  event_types: string[]
  is_enabled: boolean
  disabled_because: string | null
  failing_since: Date | null
  sealed_secret: string
  previous_sealed_secret: string | null
  previous_until: Date | null
  sequence: number
  created_at: Date
}

export type WebhookRecord = {
  id: string
  url: string
  description: string
  types: WebhookType[]
  isEnabled: boolean
  disabledBecause: Webhook['disabledBecause']
  failingSince: Date | null
  sealedSecret: string
  previousSealedSecret: string | null
  previousUntil: Date | null
  sequence: number
  createdAt: Date
}

function webhookFromRow(row: WebhookRow): WebhookRecord {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: row.event_types as WebhookType[],
    isEnabled: row.is_enabled,
    disabledBecause: row.disabled_because as Webhook['disabledBecause'],
    failingSince: row.failing_since,
    sealedSecret: row.sealed_secret,
    previousSealedSecret: row.previous_sealed_secret,
    previousUntil: row.previous_until,
    sequence: row.sequence,
    createdAt: row.created_at,
  }
}

export async function listAllWebhooks({ db }: Db): Promise<WebhookRecord[]> {
  const rows = await db
    .selectFrom('webhooks')
    .select(columns)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(webhooksMax)
    .execute()
  return rows.map(webhookFromRow)
}

export async function findWebhook({ db }: Db, id: string): Promise<WebhookRecord | undefined> {
  const row = await db
    .selectFrom('webhooks')
    .select(columns)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row && webhookFromRow(row)
}

/** Locked for the rest of the transaction. */
export async function lockWebhook(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<WebhookRecord | undefined> {
  const row = await db
    .selectFrom('webhooks')
    .select(columns)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && webhookFromRow(row)
}

export async function insertWebhook(
  { db }: Pick<Tx, 'db'>,
  webhook: Pick<WebhookRecord, 'id' | 'url' | 'description' | 'types' | 'sealedSecret'>,
  now: Date,
): Promise<WebhookRecord> {
  const row = await db
    .insertInto('webhooks')
    .values({
      id: webhook.id,
      url: webhook.url,
      description: webhook.description,
      event_types: webhook.types,
      sealed_secret: webhook.sealedSecret,
      created_at: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return webhookFromRow(row)
}

/** Saves what people change. Its sequence rises: somebody else's edit is stale from here on. */
export async function saveWebhook(
  { db }: Pick<Tx, 'db'>,
  webhook: Omit<WebhookRecord, 'sequence' | 'createdAt'>,
): Promise<WebhookRecord> {
  const row = await db
    .updateTable('webhooks')
    .set({
      url: webhook.url,
      description: webhook.description,
      event_types: webhook.types,
      is_enabled: webhook.isEnabled,
      disabled_because: webhook.disabledBecause,
      failing_since: webhook.failingSince,
      sealed_secret: webhook.sealedSecret,
      previous_sealed_secret: webhook.previousSealedSecret,
      previous_until: webhook.previousUntil,
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', webhook.id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return webhookFromRow(row)
}

/** Keeps since when it has been failing: the first failure's instant, or null after a success. */
export async function noteFailing(
  { db }: Pick<Tx, 'db'>,
  id: string,
  since: Date | null,
): Promise<void> {
  await db
    .updateTable('webhooks')
    .set({ failing_since: since === null ? null : sql<Date>`coalesce(failing_since, ${since})` })
    .where('id', '=', id)
    .execute()
}

export async function markRemoved({ db }: Pick<Tx, 'db'>, id: string, now: Date): Promise<void> {
  await db.updateTable('webhooks').set({ removed_at: now }).where('id', '=', id).execute()
}

/** Those that were removed and have no deliveries left. */
export async function deleteRemoved({ db }: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhooks as w')
    .where('removed_at', 'is not', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('webhook_deliveries as d')
            .select('d.id')
            .whereRef('d.webhook_id', '=', 'w.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
