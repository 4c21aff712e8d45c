import type { DeliveryAttempt, DeliveryStatus } from '@yingsheng/contracts/integrations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'
import { eventColumns, eventFromRow } from '../../../platform/events/stored-event.ts'

/** So many tries of a delivery are remembered. */
const attemptsKept = 20

export type DeliveryRecord = {
  id: string
  webhookId: string
  eventSequence: number | null
  type: string
  status: DeliveryStatus
  tries: number
  last: DeliveryAttempt | null
  dueAt: Date
  createdAt: Date
}

const columns = [
  'id',
  'webhook_id',
  'event_sequence',
  'event_type',
  'status',
  'tries',
  'due_at',
  'created_at',
  sql<unknown>`attempts -> -1`.as('last'),
] as const

type DeliveryRow = {
  id: string
  webhook_id: string
  event_sequence: number | null
  event_type: string
  status: string
  tries: number
  due_at: Date
  created_at: Date
  last: unknown
}

function deliveryFromRow(row: DeliveryRow): DeliveryRecord {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    eventSequence: row.event_sequence,
    type: row.event_type,
    status: row.status as DeliveryStatus,
    tries: row.tries,
    last: row.last as DeliveryAttempt | null,
    dueAt: row.due_at,
    createdAt: row.created_at,
  }
}

export type NewDelivery = {
  id: string
  webhookId: string
  eventSequence: number
  type: string
}

/** Queues events for webhooks, due at once. One that was queued before stays as it is, or begins anew. */
export async function queueDeliveries(
  { db }: Pick<Tx, 'db'>,
  list: readonly NewDelivery[],
  { now, whenThere }: { now: Date; whenThere: 'leave' | 'begin anew' },
): Promise<void> {
  if (list.length === 0) return
  await sql`
    insert into webhook_deliveries (id, webhook_id, event_sequence, event_type, status, due_at, created_at)
    select id, webhook_id, event_sequence, event_type, 'pending', ${now}, ${now}
    from unnest(${list.map(({ id }) => id)}::uuid[], ${list.map(({ webhookId }) => webhookId)}::uuid[],
      ${list.map(({ eventSequence }) => eventSequence)}::bigint[], ${list.map(({ type }) => type)}::text[])
      as queued(id, webhook_id, event_sequence, event_type)
    on conflict (webhook_id, event_sequence) do ${
      whenThere === 'leave'
        ? sql`nothing`
        : sql`update set status = 'pending', tries = 0, due_at = excluded.due_at`
    }`.execute(db)
}

/** A test that was made: it stands in the log with its answer, and is not tried again. */
export async function insertTest(
  { db }: Db,
  test: {
    id: string
    webhookId: string
    type: string
    status: DeliveryStatus
    attempt: DeliveryAttempt
    createdAt: Date
  },
): Promise<DeliveryRecord> {
  const row = await db
    .insertInto('webhook_deliveries')
    .values({
      id: test.id,
      webhook_id: test.webhookId,
      event_type: test.type,
      status: test.status,
      tries: 1,
      attempts: JSON.stringify([test.attempt]),
      due_at: test.createdAt,
      created_at: test.createdAt,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return deliveryFromRow(row)
}

export type ClaimedDelivery = Omit<DeliveryRecord, 'last' | 'status' | 'dueAt'> & {
  url: string
  sealedSecret: string
  previousSealedSecret: string | null
  previousUntil: Date | null
  failingSince: Date | null
  event: StoredEvent | null
}

/**
 * Takes what is due, at most so many of each webhook beside those `busy` with it already, and moves
 * their time to the end of the lease: who dies with it loses it to the next who looks after that.
 */
export async function claimDue(
  { db }: Db,
  {
    now,
    leaseUntil,
    perWebhookMax,
    busy,
  }: {
    now: Date
    leaseUntil: Date
    perWebhookMax: number
    busy: ReadonlyMap<string, number>
  },
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedRow>`
    with places as (
      select w.id, greatest(0, ${perWebhookMax}::int - coalesce(b.count, 0)) as free
      from webhooks w left join unnest(${[...busy.keys()]}::uuid[], ${[...busy.values()]}::int[])
        as b(id, count) on b.id = w.id
      where w.is_enabled and w.removed_at is null
    ), due as materialized (
      select d.id from places p cross join lateral (
        select id from webhook_deliveries
        where webhook_id = p.id and status = 'pending' and due_at <= ${now}
        order by due_at limit p.free for update skip locked
      ) d
    ), claimed as (
      update webhook_deliveries d set due_at = ${leaseUntil} from due where d.id = due.id
      returning d.id, d.webhook_id, d.event_sequence, d.event_type, d.tries, d.created_at
    )
    select c.id as delivery_id, c.webhook_id, c.event_sequence, c.event_type, c.tries, c.created_at,
      w.url, w.sealed_secret, w.previous_sealed_secret, w.previous_until, w.failing_since, e.*
    from claimed c join webhooks w on w.id = c.webhook_id
    left join events e on e.sequence = c.event_sequence`.execute(db)
  return rows.map((row) => ({
    id: row.delivery_id,
    webhookId: row.webhook_id,
    eventSequence: row.event_sequence,
    type: row.event_type,
    tries: row.tries,
    createdAt: row.created_at,
    url: row.url,
    sealedSecret: row.sealed_secret,
    previousSealedSecret: row.previous_sealed_secret,
    previousUntil: row.previous_until,
    failingSince: row.failing_since,
    event: row.sequence === null ? null : eventFromRow(row as never),
  }))
}

type ClaimedRow = Omit<DeliveryRow, 'id' | 'last' | 'status' | 'due_at'> & {
  delivery_id: string
  url: string
  sealed_secret: string
  previous_sealed_secret: string | null
  previous_until: Date | null
  failing_since: Date | null
  sequence: number | null
}

/** What came of a try. */
export async function saveAttempt(
  { db }: Pick<Tx, 'db'>,
  {
    id,
    status,
    tries,
    dueAt,
    attempt,
  }: {
    id: string
    status: DeliveryStatus
    tries: number
    dueAt: Date
    attempt: DeliveryAttempt
  },
): Promise<void> {
  await sql`
    update webhook_deliveries set status = ${status}, tries = ${tries}, due_at = ${dueAt},
      attempts = case when jsonb_array_length(attempts) >= ${attemptsKept} then attempts - 0 else attempts end
        || ${JSON.stringify(attempt)}::jsonb
    where id = ${id}`.execute(db)
}

/** One page of a webhook's log, newest first. */
export async function listPage(
  { db }: Db,
  page: { webhookId: string; status: DeliveryStatus | null; after: string | null; limit: number },
): Promise<DeliveryRecord[]> {
  let query = db
    .selectFrom('webhook_deliveries')
    .select(columns)
    .where('webhook_id', '=', page.webhookId)
  if (page.status !== null) query = query.where('status', '=', page.status)
  if (page.after !== null) query = query.where('id', '<', page.after)
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(deliveryFromRow)
}

/** One delivery with the tries that are remembered and its event. */
export async function findDelivery(
  { db }: Db,
  { id, webhookId }: { id: string; webhookId: string },
): Promise<
  (DeliveryRecord & { attempts: DeliveryAttempt[]; event: StoredEvent | null }) | undefined
> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .select([...columns, 'attempts'])
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const event =
    row.event_sequence === null
      ? undefined
      : await db
          .selectFrom('events')
          .select(eventColumns)
          .where('sequence', '=', row.event_sequence)
          .executeTakeFirst()
  return {
    ...deliveryFromRow(row),
    attempts: row.attempts as DeliveryAttempt[],
    event: event === undefined ? null : eventFromRow(event),
  }
}

/** Sends it again from its first try on, now. */
export async function beginAnew(
  { db }: Pick<Tx, 'db'>,
  { id, webhookId, now }: { id: string; webhookId: string; now: Date },
): Promise<DeliveryRecord | undefined> {
  const row = await db
    .updateTable('webhook_deliveries')
    .set({ status: 'pending', tries: 0, due_at: now })
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .returning(columns)
    .executeTakeFirst()
  return row && deliveryFromRow(row)
}

/** Events of these names since an instant, oldest first. */
export async function listEventsSince(
  { db }: Db,
  { since, names, limit }: { since: Date; names: readonly string[]; limit: number },
): Promise<{ sequence: number; name: string; at: Date }[]> {
  return db
    .selectFrom('events')
    .select(['sequence', 'name', 'at'])
    .where('at', '>=', since)
    .where('name', 'in', names)
    .orderBy('sequence')
    .limit(limit)
    .execute()
}

/** Takes away what is old, and what belongs to removed webhooks; so many at a time. */
export async function deleteOld({ db }: Db, before: Date, limit: number): Promise<number> {
  const old = await db
    .deleteFrom('webhook_deliveries')
    .where('id', 'in', (row) =>
      row
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(limit),
    )
    .executeTakeFirst()
  const orphaned = await db
    .deleteFrom('webhook_deliveries')
    .where('id', 'in', (row) =>
      row
        .selectFrom('webhook_deliveries as d')
        .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
        .select('d.id')
        .where('w.removed_at', 'is not', null)
        .limit(limit),
    )
    .executeTakeFirst()
  return Number(old.numDeletedRows + orphaned.numDeletedRows)
}
