import { eventKinds } from '@yingsheng/contracts/events'
import type { Pool } from 'pg'

const sampleRows = 2_000

/** Looks whether what was filled in is what the server itself would have written. Answers what is wrong. */
export async function checkFill(pool: Pool): Promise<string[]> {
  const wrong: string[] = []
  const none = async (what: string, text: string) => {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*) from (${text} limit 1000) found`,
    )
    if (rows[0]!.count > 0) wrong.push(`${rows[0]!.count} ${what}`)
  }
  const some = `(select * from conversations where number % 97 = 0 or number in (select number from conversations order by sequence desc limit 5))`
  await none(
    'conversations whose stream has gaps',
    `select c.id from ${some} c join events e on e.stream_id = c.id group by c.id, c.sequence having count(*) <> c.sequence or max(e.stream_sequence) <> c.sequence`,
  )
  await none(
    'conversations that differ from their last event',
    `select c.id from ${some} c join events e on e.stream_id = c.id and e.stream_sequence = c.sequence
     join conversations row on row.id = c.id where e.data->'conversation' <> conversation_state(row)`,
  )
  await none(
    'messages without their event',
    `select c.id from ${some} c join messages m on m.conversation_id = c.id left join events e on e.stream_id = c.id and e.stream_sequence = m.sequence
     where e.data->'message'->>'clientId' is distinct from m.client_id::text`,
  )
  await none(
    'customers with two open conversations on one line',
    `select customer_id from conversations where status = 'open' group by customer_id, line_id having count(*) > 1`,
  )
  const byName = new Map(eventKinds.map((kind) => [kind.name, kind]))
  const { rows } = await pool.query<{ name: string; data: unknown }>(
    `select name, data from events order by random() limit ${sampleRows}`,
  )
  const unfit = rows.filter(
    ({ name, data }) => byName.get(name)?.data.safeParse(data).success !== true,
  )
  if (unfit.length > 0)
    wrong.push(
      `${unfit.length} of ${sampleRows} events that the contracts do not know (${unfit[0]!.name})`,
    )
  return wrong
}
