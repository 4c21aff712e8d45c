import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { pushEverySeconds } from '@yingsheng/contracts/limits'
import { type PushKind, usualPushPreferences } from '@yingsheng/contracts/notifications'
import type { Language } from '@yingsheng/contracts/text'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'
import type { Considered } from '../rules/may-push.ts'
import type { Call } from '../rules/whom-to-call.ts'
import type { PushAddress } from './devices.ts'

/**
 * Queues each call for the devices of its agent that were there when it happened. Something older of
 * the same conversation gives way, and a device that has just been told of it hears the next later.
 */
export async function queuePushes(
  { db }: Pick<Tx, 'db'>,
  list: readonly (Call & { event: Pick<StoredEvent, 'sequence' | 'at'> })[],
  now: Date,
): Promise<void> {
  if (list.length === 0) return
  await sql`
    insert into pushes as p (device_id, conversation_id, kind, event_sequence, event_at, due_at)
    select d.id, c.conversation_id, c.kind, c.event_sequence, c.event_at, ${now}
    from unnest(${list.map(({ agentId }) => agentId)}::uuid[],
      ${list.map(({ conversationId }) => conversationId)}::uuid[], ${list.map(({ kind }) => kind)}::text[],
      ${list.map(({ event }) => event.sequence)}::bigint[], ${list.map(({ event }) => event.at)}::timestamptz[])
      as c(agent_id, conversation_id, kind, event_sequence, event_at)
    join push_devices d on d.agent_id = c.agent_id and d.created_at <= c.event_at
    order by d.id, c.conversation_id
    on conflict (device_id, conversation_id) do update set kind = excluded.kind,
      event_sequence = excluded.event_sequence, event_at = excluded.event_at, tries = 0,
      due_at = greatest(excluded.due_at, p.looked_at + make_interval(secs => ${pushEverySeconds}))`.execute(
    db,
  )
}

export type ClaimedPush = Considered & {
  device: PushAddress
  agentId: string
  language: Language
  conversation: { id: string; number: number }
  customerName: string | null
  event: Pick<StoredEvent, 'sequence' | 'data'>
  tries: number
}

/** Looked at for one claim: beyond what one may take, because some agents may have enough under way. */
const windowMax = 500

/**
 * Takes what is due, the longest due first, at most so many of each agent beside those he has under way
 * (`busy`), and moves their time to the end of the lease: who dies with it loses it to the next.
 */
export async function claimDue(
  { db }: Db,
  {
    now,
    leaseUntil,
    limit,
    perAgentMax,
    busy,
  }: {
    now: Date
    leaseUntil: Date
    limit: number
    perAgentMax: number
    busy: ReadonlyMap<string, number>
  },
): Promise<ClaimedPush[]> {
  const { rows } = await sql<ClaimedRow>`
    with busy as (
      select * from unnest(${[...busy.keys()]}::uuid[], ${[...busy.values()]}::int[]) as b(agent_id, count)
    ), due as (
      select p.device_id, p.conversation_id, p.due_at, d.agent_id
      from pushes p join push_devices d on d.id = p.device_id
      where p.due_at <= ${now}
        and d.agent_id not in (select agent_id from busy where count >= ${perAgentMax}::int)
      order by p.due_at limit ${windowMax}
    ), ranked as (
      select due.*, row_number() over (partition by due.agent_id order by due.due_at)
        + coalesce((select count from busy where busy.agent_id = due.agent_id), 0) as place
      from due
    ), chosen as materialized (
      select device_id, conversation_id from ranked where place <= ${perAgentMax}::int
      order by due_at limit ${limit}
    ), claimed as (
      update pushes p set due_at = ${leaseUntil}, looked_at = ${now} from chosen
      where p.device_id = chosen.device_id and p.conversation_id = chosen.conversation_id
        and p.due_at <= ${now}
      returning p.*
    )
    select c.kind, c.event_at, c.event_sequence, c.tries, d.id as device_id, d.url, d.public_key,
      d.secret, d.agent_id, a.preferences ->> 'language' as language, v.id as conversation_id,
      v.number, u.name as customer_name, e.data, t.seen_at, w.is_always, w.kinds, w.has_text,
      a.status = 'active' and s.expires_at > ${now} as is_signed_in,
      v.assignee_id is not distinct from d.agent_id as is_his
    from claimed c
    join push_devices d on d.id = c.device_id
    join agent_sessions s on s.id = d.session_id
    join agents a on a.id = d.agent_id
    join conversations v on v.id = c.conversation_id
    join customers u on u.id = v.customer_id
    join events e on e.sequence = c.event_sequence
    left join agent_presence t on t.agent_id = d.agent_id
    left join push_preferences w on w.agent_id = d.agent_id`.execute(db)
  return rows.map(claimedFromRow)
}

type ClaimedRow = {
  kind: string
  event_at: Date
  event_sequence: number
  tries: number
  device_id: string
  url: string
  public_key: string
  secret: string
  agent_id: string
  language: string
  conversation_id: string
  number: number
  customer_name: string | null
  data: unknown
  seen_at: Date | null
  is_always: boolean | null
  kinds: string[] | null
  has_text: boolean | null
  is_signed_in: boolean
  is_his: boolean
}

function claimedFromRow(row: ClaimedRow): ClaimedPush {
  return {
    kind: row.kind as PushKind,
    at: row.event_at,
    seenAt: row.seen_at,
    preferences: {
      isAlways: row.is_always ?? usualPushPreferences.isAlways,
      kinds: (row.kinds as PushKind[] | null) ?? usualPushPreferences.kinds,
      hasText: row.has_text ?? usualPushPreferences.hasText,
    },
    isSignedIn: row.is_signed_in,
    isHis: row.is_his,
    device: { id: row.device_id, url: row.url, publicKey: row.public_key, secret: row.secret },
    agentId: row.agent_id,
    language: row.language as Language,
    conversation: { id: row.conversation_id, number: row.number },
    customerName: row.customer_name,
    event: { sequence: row.event_sequence, data: row.data },
    tries: row.tries,
  }
}

/**
 * What came of a look at it: when the next one is, or none. Something newer that took its place
 * meanwhile stays as it is.
 */
export async function settlePush(
  { db }: Db,
  { device, conversation, event }: Pick<ClaimedPush, 'device' | 'conversation' | 'event'>,
  { dueAt, tries }: { dueAt: Date | null; tries: number },
): Promise<void> {
  await db
    .updateTable('pushes')
    .set({ due_at: dueAt, tries })
    .where('device_id', '=', device.id)
    .where('conversation_id', '=', conversation.id)
    .where('event_sequence', '=', event.sequence)
    .execute()
}

/** Takes away what happened so long ago. */
export async function deleteOld({ db }: Db, before: Date): Promise<number> {
  const deleted = await db.deleteFrom('pushes').where('event_at', '<', before).executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
