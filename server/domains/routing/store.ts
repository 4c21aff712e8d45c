import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'
import type { Available, Waiting } from './rules/match.ts'

/** One look matches so many at most; what is left is taken by the next, at once. */
export const matchedPerLookMax = 500

const lookLock = 'routing.look'

/** Only one node matches at a time; the others' looks would find the same and wait for its locks. */
export async function mayLook({ db }: Pick<Tx, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${lookLock}, 0)) as mine`.execute(db)
  return rows[0]!.mine
}

/** Whether anything waits in any queue. */
export async function isAnybodyWaiting({ db }: Db): Promise<boolean> {
  const row = await db
    .selectFrom('conversations')
    .select('id')
    .where('queued_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * What waits in those of these queues that are automatic, in turn. Only queues that somebody free can
 * serve are asked for: else a long line that nobody can serve would hide those behind it.
 */
export async function listWaiting({ db }: Db, queueIds: readonly string[]): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id as "conversationId", c.queue_id as "queueId", c.urgency,
      (q.fields ->> 'priority')::int as priority,
      extract(epoch from c.queued_at)::float8 * 1000 as "queuedAt",
      coalesce(c.served_by, (select b.served_by from conversations b
        where b.customer_id = c.customer_id and b.served_by is not null
        order by b.opened_at desc limit 1)) as "lastAgentId"
    from conversations c join catalogue_entries q on q.id = c.queue_id
    where c.queued_at is not null and c.queue_id = any (${queueIds}::uuid[]) and q.fields ->> 'assignment' = 'automatic'
    order by c.urgency desc, priority desc, c.queued_at, c.id
    limit ${matchedPerLookMax}`.execute(db)
  return rows
}

/** Whether agent `a` may serve queue `q`: a member of its team, with its skill, where it names any. */
const mayServe = sql`
  (q.fields ->> 'teamId' is null or exists (select 1 from agent_teams t
    where t.agent_id = a.id and t.team_id = (q.fields ->> 'teamId')::uuid))
  and (q.fields ->> 'skillId' is null or exists (select 1 from agent_skills s
    where s.agent_id = a.id and s.skill_id = (q.fields ->> 'skillId')::uuid))`

/** Agents on duty who may take work, with the queues they may serve. */
export async function listAvailable({ db }: Db): Promise<Available[]> {
  const { rows } = await sql<Available>`
    select a.id as "agentId", a.capacity, coalesce(l.load, 0)::int as load,
      extract(epoch from greatest(p.since, p.freed_at))::float8 * 1000 as "idleSince",
      coalesce(extract(epoch from p.last_assigned_at)::float8 * 1000, 0) as "lastAssignedAt",
      array(select q.id from catalogue_entries q where q.kind = 'queue' and ${mayServe}) as "queueIds"
    from agent_presence p join agents a on a.id = p.agent_id and a.status = 'active'
    left join lateral (select count(*) as load from conversations c
      where c.assignee_id = a.id and c.status = 'open') l on true
    where p.state = 'online' and coalesce(l.load, 0) < a.capacity`.execute(db)
  return rows
}

/**
 * Open conversations whose customer waits for an agent who is away: who went away while he had it, or
 * took it while away and has given no sign of life since then. What a deactivated agent leaves is given
 * back by conversations itself.
 */
export async function listLeftBehind({ db }: Db, silentSince: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from agent_presence p
    join agents a on a.id = p.agent_id and a.status = 'active'
    join conversations c on c.assignee_id = p.agent_id
    where p.state in ('break', 'offline') and (p.since > c.held_since or p.seen_at < ${silentSince})
      and c.status = 'open' and c.waiting_since is not null
    order by c.id limit ${matchedPerLookMax}`.execute(db)
  return rows.map((row) => row.id)
}

const takenListedMax = 500

export type Queued = { id: string; queueId: string; urgency: number; queuedAt: Date }

/** The customer's conversation that waits in a queue, or null. */
export async function findQueued(
  { db }: Db,
  { customerId, lineId }: { customerId: string; lineId: string },
): Promise<Queued | null> {
  const row = await db
    .selectFrom('conversations')
    .select(['id', 'queue_id', 'urgency', 'queued_at'])
    .where('customer_id', '=', customerId)
    .where('line_id', '=', lineId)
    .where('queued_at', 'is not', null)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.queued_at
    ? { id: row.id, queueId: row.queue_id, urgency: row.urgency, queuedAt: row.queued_at }
    : null
}

/** How many go before it in its own queue, counted up to a limit. */
export async function countAhead({ db }: Db, queued: Queued, limit: number): Promise<number> {
  const { id, queueId, urgency, queuedAt } = queued
  const { rows } = await sql<{ ahead: number }>`
    select count(*)::int as ahead from (
      select 1 from conversations where queue_id = ${queueId} and queued_at is not null
        and (urgency > ${urgency} or (urgency = ${urgency} and (queued_at, id) < (${queuedAt}::timestamptz, ${id}::uuid)))
      limit ${limit}) before`.execute(db)
  return rows[0]!.ahead
}

/** When conversations left the queue to an agent, oldest first, milliseconds since 1970. */
export async function listTaken({ db }: Db, queueId: string, since: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('queue_stays')
    .select('left_at')
    .where('queue_id', '=', queueId)
    .where('left_at', '>', since)
    .where('outcome', '=', 'taken')
    .orderBy('left_at', 'desc')
    .limit(takenListedMax)
    .execute()
  return rows.flatMap(({ left_at }) => left_at?.getTime() ?? []).reverse()
}

/** Agents on duty, busy ones too, who may serve the queue. */
export async function countOnDuty({ db }: Db, queueId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from agent_presence p
    join agents a on a.id = p.agent_id and a.status = 'active'
    join catalogue_entries q on q.id = ${queueId}
    where p.state in ('online', 'busy') and ${mayServe}`.execute(db)
  return rows[0]!.count
}

/** An answer is wanted within so many seconds. */
export async function findQueueTarget({ db }: Db, queueId: string): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select (fields ->> 'targetSeconds')::int as seconds from catalogue_entries where id = ${queueId}`.execute(
    db,
  )
  return rows[0]!.seconds
}
