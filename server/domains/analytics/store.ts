import { answerSecondsLong, answerSecondsShort } from '@yingsheng/contracts/limits'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'
import type { Round } from './rules/rounds.ts'

/** The newest round of each of these conversations. */
export async function findLatestRounds(
  { db }: Pick<Tx, 'db'>,
  conversationIds: readonly string[],
): Promise<Map<string, Round>> {
  if (conversationIds.length === 0) return new Map()
  const { rows } = await sql<Round>`
    select r.conversation_id as "conversationId", r.asked_sequence as "askedSequence",
      r.queue_id as "queueId", r.agent_id as "agentId", iso(r.asked_at) as "askedAt",
      iso(r.answered_at) as "answeredAt", r.seconds, r.is_first as "isFirst", r.is_over as "isOver",
      r.taken_sequence as "takenSequence"
    from unnest(${conversationIds}::uuid[]) as given(id)
    cross join lateral (select * from reply_rounds where conversation_id = given.id
      order by asked_sequence desc limit 1) r`.execute(db)
  return new Map(rows.map((round) => [round.conversationId, round]))
}

/** Writes rounds as they are now; each is one row, however often it is written. */
export async function saveRounds({ db }: Pick<Tx, 'db'>, rounds: readonly Round[]): Promise<void> {
  if (rounds.length === 0) return
  await sql`
    insert into reply_rounds as r (conversation_id, asked_sequence, queue_id, agent_id, asked_at,
      answered_at, seconds, is_first, is_over, taken_sequence)
    select g."conversationId", g."askedSequence", g."queueId", g."agentId", g."askedAt",
      g."answeredAt", g.seconds, g."isFirst", g."isOver", g."takenSequence"
    from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as g("conversationId" uuid,
      "askedSequence" int, "queueId" uuid, "agentId" uuid, "askedAt" timestamptz,
      "answeredAt" timestamptz, seconds real, "isFirst" boolean, "isOver" boolean, "takenSequence" int)
    on conflict (conversation_id, asked_sequence) do update set queue_id = excluded.queue_id,
      agent_id = excluded.agent_id, answered_at = excluded.answered_at, seconds = excluded.seconds,
      is_over = excluded.is_over, taken_sequence = excluded.taken_sequence
    where excluded.taken_sequence > r.taken_sequence`.execute(db)
}

/** `short`: answered within 30 s, of `shortOf` that count; `long`: within 3 minutes. */
export type RoundCounts = {
  of: 'all' | 'queue' | 'agent'
  id: string | null
  short: number
  shortOf: number
  long: number
  longOf: number
  firstShort: number
  firstShortOf: number
  firstLong: number
  firstLongOf: number
}

/**
 * Rounds that began in a span, counted once for all, by queue and by agent. What has no answer yet
 * counts from the moment it is late.
 */
export async function countRounds(
  { db }: Db,
  { from, until, now }: { from: Date; until: Date; now: Date },
): Promise<RoundCounts[]> {
  const pair = (name: string, seconds: number, isFirst: boolean) => {
    const first = isFirst ? sql`is_first and ` : sql``
    const lateBefore = new Date(now.getTime() - seconds * 1000)
    return sql`count(*) filter (where ${first}seconds <= ${seconds})::int as ${sql.ref(name)},
      count(*) filter (where ${first}(seconds is not null or is_over or asked_at < ${lateBefore}))::int
        as ${sql.ref(`${name}Of`)}`
  }
  const { rows } = await sql<RoundCounts>`
    select case when grouping(queue_id) = 0 then 'queue' when grouping(agent_id) = 0 then 'agent'
        else 'all' end as of,
      coalesce(queue_id, agent_id) as id,
      ${pair('short', answerSecondsShort, false)}, ${pair('long', answerSecondsLong, false)},
      ${pair('firstShort', answerSecondsShort, true)}, ${pair('firstLong', answerSecondsLong, true)}
    from reply_rounds where asked_at >= ${from} and asked_at < ${until}
    group by grouping sets ((), (queue_id), (agent_id))`.execute(db)
  return rows
}
