/** Readers of the log: each event has its effect once, whatever crashes and however many workers there are. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { event } from '@yingsheng/contracts/endpoint'
import { sql } from 'kysely'
import { z } from 'zod'
import { createLocalBus } from '../bus/bus.ts'
import {
  type Context,
  contextFor,
  type Ground,
  inTransaction,
  type SystemActor,
  type Tx,
} from '../context.ts'
import { openTestDatabase, type TestDatabase, testLog } from '../database/test-kit.ts'
import { newId } from '../ids/ids.ts'
import { recordEvent } from './record-event.ts'
import { type LogReader, logReader, type LoggedEvent, react, reactions } from './log-reader.ts'
import { runReaders } from './run-readers.ts'

const told = event('conversation', 'message.sent', z.object({ number: z.int() }))
const stream = newId()

let database: TestDatabase
let ground: Ground
let ctx: Context<SystemActor>

before(async () => {
  database = await openTestDatabase()
  await database.pool.query(
    'create table streams (id uuid primary key, sequence int not null default 0)',
  )
  await database.pool.query('insert into streams (id) values ($1)', [stream])
  await database.pool.query('create table effects (reader text, sequence bigint)')
  ground = {
    db: database.db,
    bus: createLocalBus(),
    log: testLog(),
    now: () => new Date(),
  } as Ground
  ctx = contextFor<SystemActor>(ground, { kind: 'system' })
})
after(() => database.close())

async function record(tx: Tx, number: number): Promise<void> {
  const { rows } = await sql<{
    sequence: number
  }>`update streams set sequence = sequence + 1 where id = ${stream} returning sequence`.execute(
    tx.db,
  )
  await recordEvent(tx, told, { id: stream, sequence: rows[0]!.sequence }, { number })
}
const write = (number: number) => inTransaction(ctx, (tx) => record(tx, number))

/** Keeps each event it takes, and now and then dies in the middle of its work. */
function keeper(name: string, diesAt: number): LogReader {
  let turns = 0
  return logReader<LoggedEvent[]>({
    name,
    wants: [told.name],
    effect: 'actions',
    prepare: (events) => events,
    async take(tx, events) {
      for (const { sequence } of events)
        await sql`insert into effects values (${name}, ${sequence})`.execute(tx.db)
      turns += 1
      if (turns % diesAt === 0) throw new Error('died between effect and commit')
    },
  })
}

async function effectsOf(name: string): Promise<number[]> {
  const { rows } = await database.pool.query<{ sequence: number }>(
    'select sequence from effects where reader = $1 order by sequence',
    [name],
  )
  return rows.map(({ sequence }) => sequence)
}
async function sequences(): Promise<number[]> {
  const { rows } = await database.pool.query<{ sequence: number }>(
    'select sequence from events order by sequence',
  )
  return rows.map(({ sequence }) => sequence)
}

describe('runReaders()', () => {
  it('lets each event have its effect once, with two workers that die and lose their connections', async (t) => {
    const workers = [
      runReaders(ground, database.pool, [keeper('one', 3), keeper('two', 1_000)]),
      runReaders(ground, database.pool, [keeper('one', 4), keeper('two', 1_000)]),
    ]
    for (let number = 0; number < 300; number += 1) {
      await write(number).catch(() => write(number))
      if (number % 100 === 50) {
        await database.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        )
      }
    }
    await Promise.all(workers.map((worker) => worker.caughtUp()))
    await Promise.all(workers.map((worker) => worker.stop()))
    const all = await sequences()
    assert.ok(all.length >= 300)
    assert.deepEqual(await effectsOf('one'), all)
    assert.deepEqual(await effectsOf('two'), all)
    t.diagnostic(`${all.length} events, two workers that died: each event taken once`)
  })

  it('gives a reader only what it wants', async () => {
    const reader: LogReader = { ...keeper('picky', 1_000), wants: ['conversation.assigned'] }
    const worker = runReaders(ground, database.pool, [reader])
    await worker.caughtUp()
    await worker.stop()
    assert.deepEqual(await effectsOf('picky'), [])
  })

  it('ends a chain of reactions that set each other off after eight, and goes on with what comes next', async () => {
    const from = (await sequences()).at(-1)!
    const echo = react(told, (tx, { data }) =>
      data.number >= 1_000 ? record(tx, data.number + 1) : Promise.resolve(),
    )
    const worker = runReaders(ground, database.pool, [reactions('echo', [echo])])
    await worker.caughtUp()
    await write(1_000)
    await write(7)
    for (let round = 0; round < 12; round += 1) await worker.caughtUp()
    await worker.stop()
    const { rows } = await database.pool.query(
      'select caused_by, sequence, depth, data from events where sequence > $1 order by depth, sequence',
      [from],
    )
    const chain = rows.filter(({ data }) => data.number >= 1_000)
    assert.deepEqual(
      chain.map(({ depth }) => depth),
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
    )
    for (const [at, { caused_by: cause }] of chain.entries())
      assert.equal(cause, at === 0 ? null : chain[at - 1].sequence)
    const stream = await database.pool.query(
      'select count(*)::int as events, max(stream_sequence) as last from events',
    )
    assert.equal(
      stream.rows[0].events,
      stream.rows[0].last,
      'the round that was not run took no number',
    )
  })

  it('stops in the middle of its work without losing its place', async () => {
    const slow = logReader<LoggedEvent[]>({
      name: 'slow',
      wants: [told.name],
      effect: 'derived',
      prepare: (events) => events,
      async take(tx, events) {
        for (const { sequence } of events)
          await sql`insert into effects values ('slow', ${sequence})`.execute(tx.db)
        await sleep(100)
      },
    })
    const first = runReaders(ground, database.pool, [slow])
    await sleep(60)
    await first.stop()
    const second = runReaders(ground, database.pool, [slow])
    await second.caughtUp()
    await second.stop()
    assert.deepEqual(await effectsOf('slow'), await sequences())
  })
})
