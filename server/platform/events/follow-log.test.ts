/** The end of the log: nothing is lost or turned round, however transactions overlap. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { event, type StoredEvent } from '@yingsheng/contracts/endpoint'
import { z } from 'zod'
import { createLocalBus } from '../bus/bus.ts'
import {
  type Context,
  contextFor,
  type Ground,
  inTransaction,
  type SystemActor,
} from '../context.ts'
import { type Database, openDatabase } from '../database/connect.ts'
import { openTestDatabase, type TestDatabase, testLog } from '../database/test-kit.ts'
import { newId } from '../ids/ids.ts'
import { followLog } from './follow-log.ts'
import { recordEvent } from './record-event.ts'

const told = event('conversation', 'message.sent', z.object({ writer: z.int(), number: z.int() }))
const streams = Array.from({ length: 5 }, () => newId())
const writers = 20
const eachWrites = 40

let database: TestDatabase
let writing: Database
let ctx: Context<SystemActor>

before(async () => {
  database = await openTestDatabase()
  writing = openDatabase(database.address, { connectionsMax: writers + 2 })
  await database.pool.query(
    'create table streams (id uuid primary key, sequence int not null default 0)',
  )
  for (const id of streams) await database.pool.query('insert into streams (id) values ($1)', [id])
  const ground = {
    db: writing.db,
    bus: createLocalBus(),
    log: testLog(),
    now: () => new Date(),
  } as Ground
  ctx = contextFor<SystemActor>(ground, { kind: 'system' })
})
after(async () => {
  await writing.close()
  await database.close()
})

/** Draws a sequence under the stream's lock and dawdles before it commits, or gives up. */
async function write(
  writer: number,
  number: number,
  dawdleMs: number,
  /** Where chance would spoil what is tried: in this stream, and through to the commit. */
  surely?: { stream: number },
): Promise<void> {
  const id = streams[surely?.stream ?? Math.floor(Math.random() * streams.length)]!
  const givesUp = surely === undefined && Math.random() < 0.1
  await inTransaction(ctx, async (tx) => {
    const raise = tx.db
      .updateTable('streams' as never)
      .set((row: any) => ({ sequence: row('sequence', '+', 1) }) as never)
    const row = (await raise
      .where('id' as never, '=', id as never)
      .returning(['sequence' as never])
      .executeTakeFirstOrThrow()) as { sequence: number }
    await recordEvent(tx, told, { id, sequence: row.sequence }, { writer, number })
    await sleep(dawdleMs)
    if (givesUp) throw new Error('given up')
  }).catch((error: Error) => {
    if (error.message !== 'given up') throw error
  })
}

/** A reader as one would write it without thinking: it remembers the highest number it has seen. */
function followNaively(seen: number[]): { stop(): Promise<void> } {
  let position = 0
  let isStopped = false
  const run = async () => {
    while (!isStopped) {
      const { rows } = await database.pool.query<{ sequence: number }>(
        'select sequence from events where sequence > $1 order by sequence',
        [position],
      )
      seen.push(...rows.map(({ sequence }) => sequence))
      position = rows.at(-1)?.sequence ?? position
      await sleep(2)
    }
  }
  const finished = run()
  return { stop: () => ((isStopped = true), finished) }
}

async function committed(): Promise<number[]> {
  const { rows } = await database.pool.query<{ sequence: number }>(
    'select sequence from events order by sequence',
  )
  return rows.map(({ sequence }) => sequence)
}

const follow = (take: (events: StoredEvent[], position: number) => void) =>
  followLog({ pool: database.pool, bus: ctx.bus, log: ctx.log }, take)

async function untilAt(follower: { position(): number }, sequence: number): Promise<void> {
  const giveUpAt = Date.now() + 10_000
  while (follower.position() < sequence) {
    if (Date.now() > giveUpAt)
      throw new Error(`the follower stands at ${follower.position()}, not at ${sequence}`)
    await sleep(5)
  }
}

describe('followLog()', () => {
  it('hands out every event once, in order, while twenty write at once and dawdle before they commit', async (t) => {
    const heard: StoredEvent[] = []
    const naive: number[] = []
    const follower = await follow((events) => void heard.push(...events))
    const other = followNaively(naive)
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let number = 0; number < eachWrites; number += 1)
          await write(writer, number, Math.random() * 12)
      }),
    )
    const all = await committed()
    await untilAt(follower, all.at(-1)!)
    await sleep(50)
    await other.stop()
    await follower.stop()

    assert.ok(all.length > writers * eachWrites * 0.8)
    assert.deepEqual(
      heard.map(({ sequence }) => sequence),
      all,
      'global order, nothing lost or doubled',
    )
    for (const id of streams) {
      const own = heard
        .filter(({ stream }) => stream.id === id)
        .map(({ stream }) => stream.sequence)
      assert.deepEqual(
        own,
        own.map((_, at) => at + 1),
        'each stream in its own order, without a gap',
      )
    }
    const missed = all.length - new Set(naive).size
    assert.ok(
      missed > 0,
      'the trial has teeth: a reader that trusts the highest number loses events in it',
    )
    t.diagnostic(
      `${all.length} events of ${writers} writers: 0 lost; a naive reader lost ${missed}`,
    )
  })

  it('waits for a slow transaction with a lower number, and for no transaction that began later', async () => {
    const heard: number[] = []
    const follower = await follow(
      (events) => void heard.push(...events.map(({ sequence }) => sequence)),
    )
    const slow = write(1, 1, 400, { stream: 0 })
    await sleep(50)
    let isSteady = true
    const steady = (async () => {
      while (isSteady)
        await Promise.all([write(2, 2, 5, { stream: 1 }), write(3, 3, 5, { stream: 2 })])
    })()
    try {
      await sleep(200)
      assert.deepEqual(heard, [], 'the slow one may still commit a lower number')
      await slow
      // Twice, each time up to what is there by then: a steady stream of others does not hold it back.
      await untilAt(follower, (await committed()).at(-1)!)
      await untilAt(follower, (await committed()).at(-1)!)
      assert.ok(heard.length > 2)
    } finally {
      isSteady = false
      await steady
      await follower.stop()
    }
  })

  it('begins after what was settled, and with what was still being written when it began', async () => {
    const slow = Promise.all([write(4, 1, 200, { stream: 3 }), write(5, 2, 200, { stream: 4 })])
    await sleep(50)
    const before = await committed()
    const heard: number[] = []
    let start = -1
    const follower = await follow((events, position) => {
      if (start < 0) start = position
      heard.push(...events.map(({ sequence }) => sequence))
    })
    await slow
    await write(6, 3, 0, { stream: 0 })
    const all = await committed()
    await untilAt(follower, all.at(-1)!)
    await follower.stop()
    assert.ok(start >= before.at(-1)!)
    assert.deepEqual(
      heard,
      all.filter((sequence) => sequence > start),
    )
  })

  it('goes on where it was when its connections are cut', async () => {
    const heard: number[] = []
    const follower = await follow(
      (events) => void heard.push(...events.map(({ sequence }) => sequence)),
    )
    const from = (await committed()).at(-1)!
    for (let round = 0; round < 5; round += 1) {
      await write(7, round, 0)
      await writing.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
      await sleep(30)
    }
    await sleep(300)
    const all = await committed()
    await untilAt(follower, all.at(-1)!)
    await follower.stop()
    assert.deepEqual(
      heard,
      all.filter((sequence) => sequence > from),
    )
  })
})
