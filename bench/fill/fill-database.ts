import type { Pool, PoolClient } from 'pg'
import { readers } from '../../server/processes/parts/product.ts'
import { createChance } from './chance.ts'
import type { Business } from './open-business.ts'
import type { Role, Tongue } from './phrases.ts'
import { planConversations } from './plan.ts'
import { type Cast, tellConversation } from './tell.ts'
import type { Sentence } from './texts.ts'
import { writeChunk } from './write-chunk.ts'

const conversationsPerChunk = 2_000
const newsEveryMs = 5_000
const seed = 20_251_121

export type Size = { conversations: number; messages: number }
export type Filled = { conversations: number; messages: number; events: number; seconds: number }

type Filling = {
  size: Size
  business: Business
  sentences: readonly Sentence[]
  say: (sentence: string) => void
}

/** Fills the database in one transaction: either all is there afterwards, or nothing. */
export async function fillDatabase(
  pool: Pool,
  { size, business, sentences, say }: Filling,
): Promise<Filled> {
  const startedAt = performance.now()
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
      set local synchronous_commit = off; set local maintenance_work_mem = '512MB'`)
    const rebuild = await dropWordsIndex(client)
    const filled = await writeAll(client, { size, business, sentences, say })
    say('building the index of words')
    await client.query(rebuild)
    await moveCounters(client)
    await client.query('commit')
    say('vacuum analyze')
    await client.query('set statement_timeout = 0')
    await client.query('vacuum analyze')
    return { ...filled, seconds: (performance.now() - startedAt) / 1000 }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release(true)
  }
}

// long: one loop with its progress
async function writeAll(
  client: PoolClient,
  { size, business, sentences, say }: Filling,
): Promise<Omit<Filled, 'seconds'>> {
  const chance = createChance(seed)
  const now = new Date()
  const plan = planConversations(chance, {
    ...size,
    lines: business.lines.length,
    agents: business.agents.length,
    now,
  })
  const byRole = Map.groupBy(sentences, ({ tongue, role }) => `${tongue} ${role}`)
  const cast: Cast = {
    ...business,
    sentences: (tongue: Tongue, role: Role) => byRole.get(`${tongue} ${role}`)!,
    now,
  }
  let messages = 0
  let events = 0
  let newsAt = performance.now() + newsEveryMs
  for (let from = 0; from < plan.length; from += conversationsPerChunk) {
    const chunk = plan
      .slice(from, from + conversationsPerChunk)
      .map((one) => ({ plan: one, told: tellConversation(one, cast, chance) }))
    const written = await writeChunk(client, chunk)
    messages += written.messages
    events += written.events
    if (performance.now() < newsAt) continue
    newsAt = performance.now() + newsEveryMs
    const conversations = Math.min(plan.length, from + conversationsPerChunk)
    say(`${conversations} of ${plan.length} conversations, ${messages} messages, ${events} events`)
  }
  return { conversations: plan.length, messages, events }
}

/** Adding word by word to an index that is there takes several times as long as making it in the end. */
async function dropWordsIndex(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_indexdef('search_documents_words'::regclass) as definition`,
  )
  await client.query('drop index search_documents_words')
  return rows[0]!.definition
}

/** Numbers go on where the filled ones end, and the readers of the log have nothing left to take. */
async function moveCounters(client: PoolClient): Promise<void> {
  await client.query(`
    select setval(pg_get_serial_sequence('customers', 'number'), (select max(number) from customers)),
      setval(pg_get_serial_sequence('conversations', 'number'), (select max(number) from conversations))`)
  await client.query(
    `insert into log_positions (reader, sequence) select reader, (select max(sequence) from events) from unnest($1::text[]) as reader
     on conflict (reader) do update set sequence = excluded.sequence`,
    [readers.map(({ name }) => name)],
  )
}
