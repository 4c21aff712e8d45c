import type { Duties } from '@yingsheng/contracts/presence'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

const dutiesOf = sql`
  select a.id as "agentId", a.capacity, a.duties_sequence as sequence,
    array(select t.team_id from agent_teams t where t.agent_id = a.id order by t.team_id) as "teamIds",
    array(select s.skill_id from agent_skills s where s.agent_id = a.id order by s.skill_id) as "skillIds"
  from agents a`

const agentsListedMax = 2_000

export async function listDuties({ db }: Db): Promise<Duties[]> {
  const { rows } =
    await sql<Duties>`${dutiesOf} order by a.name, a.id limit ${agentsListedMax}`.execute(db)
  return rows
}

export async function findDuties({ db }: Db, agentId: string): Promise<Duties | undefined> {
  const { rows } = await sql<Duties>`${dutiesOf} where a.id = ${agentId}`.execute(db)
  return rows[0]
}

/** Saves all of it and raises its sequence. */
export async function saveDuties({ db }: Pick<Tx, 'db'>, duties: Duties): Promise<void> {
  const { agentId, teamIds, skillIds, capacity } = duties
  await db
    .updateTable('agents')
    .set({ capacity, duties_sequence: sql`duties_sequence + 1` })
    .where('id', '=', agentId)
    .execute()
  await db.deleteFrom('agent_teams').where('agent_id', '=', agentId).execute()
  await db.deleteFrom('agent_skills').where('agent_id', '=', agentId).execute()
  await sql`
    insert into agent_teams (agent_id, team_id) select ${agentId}, unnest(${teamIds}::uuid[])`.execute(
    db,
  )
  await sql`
    insert into agent_skills (agent_id, skill_id) select ${agentId}, unnest(${skillIds}::uuid[])`.execute(
    db,
  )
}
