import type { Presence, PresenceState, presenceSpan } from '@yingsheng/contracts/presence'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/context.ts'
import type { PresenceRecord } from '../rules/presence-rules.ts'

const presenceColumns = sql`
  a.id as "agentId", coalesce(p.state, 'offline') as state, p.reason_id as "reasonId",
  iso(coalesce(p.since, a.created_at)) as since, a.capacity`

const agentsListedMax = 2_000

/** Every active agent, whether he has ever been here or not. */
export async function listAgentPresence({ db }: Db): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select ${presenceColumns} from agents a left join agent_presence p on p.agent_id = a.id
    where a.status = 'active' order by a.name, a.id limit ${agentsListedMax}`.execute(db)
  return rows
}

export async function findPresence({ db }: Db, agentId: string): Promise<Presence> {
  const { rows } = await sql<Presence>`
    select ${presenceColumns} from agents a left join agent_presence p on p.agent_id = a.id
    where a.id = ${agentId}`.execute(db)
  return rows[0]!
}

/** Locked for the rest of the transaction; made at the first look. */
export async function lockPresence(
  { db }: Pick<Tx, 'db'>,
  agentId: string,
  now: Date,
): Promise<PresenceRecord & { reasonId: string | null }> {
  await db
    .insertInto('agent_presence')
    .values({ agent_id: agentId, state: 'offline', since: now, seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('agent_presence')
    .select(['state', 'reason_id', 'since', 'is_chosen', 'seen_at'])
    .where('agent_id', '=', agentId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    state: row.state as PresenceState,
    reasonId: row.reason_id,
    since: row.since,
    isChosen: row.is_chosen,
    seenAt: row.seen_at,
  }
}

/** Changes the state, and ends the span that was under way. */
export async function savePresence(
  { db }: Pick<Tx, 'db'>,
  agentId: string,
  next: { state: PresenceState; reasonId: string | null; isChosen: boolean },
  now: Date,
): Promise<void> {
  await db
    .updateTable('agent_presence')
    .set({
      state: next.state,
      reason_id: next.reasonId,
      is_chosen: next.isChosen,
      since: now,
    })
    .where('agent_id', '=', agentId)
    .execute()
  await db
    .updateTable('presence_spans')
    .set({ until_at: now })
    .where('agent_id', '=', agentId)
    .where('until_at', 'is', null)
    .execute()
  await db
    .insertInto('presence_spans')
    .values({ agent_id: agentId, from_at: now, state: next.state, reason_id: next.reasonId })
    .onConflict((conflict) =>
      conflict
        .columns(['agent_id', 'from_at'])
        .doUpdateSet({ state: next.state, reason_id: next.reasonId, until_at: null }),
    )
    .execute()
}

/** Answers the state before, or undefined when there has been no sign of life from him yet. */
export async function touchPresence(
  { db }: Db,
  agentId: string,
  now: Date,
): Promise<Pick<PresenceRecord, 'state' | 'isChosen'> | undefined> {
  const row = await db
    .updateTable('agent_presence')
    .set({ seen_at: now })
    .where('agent_id', '=', agentId)
    .returning(['state', 'is_chosen'])
    .executeTakeFirst()
  return row && { state: row.state as PresenceState, isChosen: row.is_chosen }
}

const silentListedMax = 500

/** Agents of whom there has been no sign of life since then, and who are not offline. */
export async function listSilent({ db }: Db, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('agent_presence')
    .select('agent_id')
    .where('state', '!=', 'offline')
    .where('seen_at', '<', since)
    .orderBy('seen_at')
    .limit(silentListedMax)
    .execute()
  return rows.map((row) => row.agent_id)
}

const spansListedMax = 5_000

/** The states of an agent that touch the time between two instants, oldest first. */
export async function listSpans(
  { db }: Db,
  { agentId, from, until }: { agentId: string; from: Date; until: Date },
): Promise<z.infer<typeof presenceSpan>[]> {
  const { rows } = await sql<z.infer<typeof presenceSpan>>`
    select agent_id as "agentId", state, reason_id as "reasonId", iso(from_at) as from, iso(until_at) as until
    from presence_spans
    where agent_id = ${agentId} and from_at < ${until} and (until_at is null or until_at > ${from})
    order by from_at limit ${spansListedMax}`.execute(db)
  return rows
}

/** Whether an agent is there to answer: active, and online or busy. */
export async function isOnDuty({ db }: Db, agentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agent_presence')
    .innerJoin('agents', 'agents.id', 'agent_presence.agent_id')
    .select('agent_id')
    .where('agent_id', '=', agentId)
    .where('state', 'in', ['online', 'busy'])
    .where('agents.status', '=', 'active')
    .executeTakeFirst()
  return row !== undefined
}

/** These agents were given something now. */
export async function noteAssigned(
  { db, now }: Pick<Tx, 'db' | 'now'>,
  agentIds: readonly string[],
): Promise<void> {
  if (agentIds.length === 0) return
  await db
    .updateTable('agent_presence')
    .set({ last_assigned_at: now() })
    .where('agent_id', 'in', agentIds)
    .execute()
}

/** From these agents something was taken off now: whoever has nothing left is idle from here on. */
export async function noteFreed(
  { db, now }: Pick<Tx, 'db' | 'now'>,
  agentIds: readonly string[],
): Promise<void> {
  if (agentIds.length === 0) return
  await db
    .updateTable('agent_presence')
    .set({ freed_at: now() })
    .where('agent_id', 'in', agentIds)
    .execute()
}
