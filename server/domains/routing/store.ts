import { sql } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { Available, Waiting } from './rules/match.ts'

/** One look matches so many at most; what is left is taken by the next, at once. */
export const matchedPerLookMax = 500

/** What waits in automatic queues, in turn. Put-off conversations do not wait. */
export async function listWaiting({ db }: Db): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id as "conversationId", c.queue_id as "queueId", c.urgency,
      (q.fields ->> 'priority')::int as priority,
      extract(epoch from c.queued_at)::float8 * 1000 as "queuedAt",
      coalesce(c.served_by, (select b.served_by from conversations b
        where b.customer_id = c.customer_id and b.served_by is not null
        order by b.opened_at desc limit 1)) as "lastAgentId"
    from conversations c join catalogue_entries q on q.id = c.queue_id
    where c.queued_at is not null and q.fields ->> 'assignment' = 'automatic'
    order by c.urgency desc, priority desc, c.queued_at, c.id
    limit ${matchedPerLookMax}`.execute(db)
  return rows
}

/** Agents on duty who may take work, with the queues they may serve. */
export async function listAvailable({ db }: Db): Promise<Available[]> {
  const { rows } = await sql<Available>`
    select a.id as "agentId", a.capacity, coalesce(l.load, 0)::int as load,
      extract(epoch from greatest(p.since, p.freed_at))::float8 * 1000 as "idleSince",
      coalesce(extract(epoch from p.last_assigned_at)::float8 * 1000, 0) as "lastAssignedAt",
      array(select q.id from catalogue_entries q where q.kind = 'queue' and q.archived_at is null
        and (q.fields ->> 'teamId' is null or exists (select 1 from agent_teams t
          where t.agent_id = a.id and t.team_id = (q.fields ->> 'teamId')::uuid))
        and (q.fields ->> 'skillId' is null or exists (select 1 from agent_skills s
          where s.agent_id = a.id and s.skill_id = (q.fields ->> 'skillId')::uuid))) as "queueIds"
    from agent_presence p join agents a on a.id = p.agent_id and a.status = 'active'
    left join lateral (select count(*) as load from conversations c
      where c.assignee_id = a.id and c.status = 'open') l on true
    where p.state = 'online' and coalesce(l.load, 0) < a.capacity`.execute(db)
  return rows
}

/** Open conversations whose customer waits for an agent who is away. */
export async function listLeftBehind({ db }: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversations c left join agent_presence p on p.agent_id = c.assignee_id
    where c.status = 'open' and c.assignee_id is not null and c.waiting_since is not null
      and coalesce(p.state, 'offline') in ('break', 'offline')
    order by c.id limit ${matchedPerLookMax}`.execute(db)
  return rows.map((row) => row.id)
}
