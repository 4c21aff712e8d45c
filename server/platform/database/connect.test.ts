import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isConnectionLost, openDatabase } from './connect.ts'
import { openTestDatabase, type TestDatabase } from './test-kit.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

describe('openDatabase()', () => {
  it('reads bigint as a number, and days and intervals as text', async () => {
    const { rows } = await database.pool
      .query(`select 9007199254740991::bigint as large, array[1::bigint, null] as list,
      date '2026-02-28' as day, interval '1 day 2 hours' as span, count(*) from generate_series(1, 3)`)
    assert.deepEqual(rows, [
      {
        large: 9007199254740991,
        list: [1, null],
        day: '2026-02-28',
        span: '1 day 02:00:00',
        count: 3,
      },
    ])
  })

  it('refuses a bigint that a number cannot hold, and goes on', async () => {
    await assert.rejects(
      database.pool.query('select 9007199254740993::bigint'),
      /too large for a number/,
    )
    assert.equal((await database.pool.query('select 1 as one')).rows[0].one, 1)
  })

  it('ends a statement that takes too long, unless the limit is lifted', async () => {
    const limited = openDatabase(database.address, { statementSeconds: 0.1 })
    await assert.rejects(limited.pool.query('select pg_sleep(5)'), { code: '57014' })
    await limited.pool.query(`set statement_timeout = 0; select pg_sleep(0.2)`)
    await limited.close()
  })

  it('survives the death of its connections: idle, in a query, and between two queries of a transaction', async () => {
    const { db, pool, close } = openDatabase(database.address, { connectionsMax: 3 })
    const kill = (pid: number) =>
      database.pool.query('select pg_terminate_backend($1, 5000)', [pid])
    const pidOf = sql<{ pid: number }>`select pg_backend_pid() as pid`

    const idle = (await pidOf.execute(db)).rows[0]!.pid
    await kill(idle)
    await assert.doesNotReject(async () => {
      // The pool may notice only with the next query; the one after that must work.
      await pidOf.execute(db).catch((error: unknown) => assert.ok(isConnectionLost(error)))
      await pidOf.execute(db)
    })

    const client = await pool.connect()
    const busy = (await client.query('select pg_backend_pid() as pid')).rows[0].pid
    const running = client.query('select pg_sleep(30)')
    const [outcome] = await Promise.allSettled([running, kill(busy)])
    assert.ok(outcome.status === 'rejected' && isConnectionLost(outcome.reason))
    client.release(true)

    const transaction = db.transaction().execute(async (tx) => {
      await kill((await pidOf.execute(tx)).rows[0]!.pid)
      await new Promise((resolve) => setTimeout(resolve, 50))
      await pidOf.execute(tx)
    })
    await assert.rejects(transaction, (error) => isConnectionLost(error))
    await pidOf.execute(db)
    await close()
  })
})

describe('isConnectionLost()', () => {
  it('is true where nobody listens, where the socket is not there, and where the pool gives up waiting', async () => {
    const nobody = openDatabase(`postgres://somebody@127.0.0.1:${await findClosedPort()}/nowhere`)
    await assert.rejects(nobody.pool.query('select 1'), (error) => isConnectionLost(error))
    const noSocket = openDatabase({
      host: '/nonexistent',
      port: 5432,
      user: 'somebody',
      database: 'nowhere',
    })
    await assert.rejects(noSocket.pool.query('select 1'), (error) => isConnectionLost(error))

    const narrow = openDatabase(database.address, { connectionsMax: 1 })
    narrow.pool.options.connectionTimeoutMillis = 200
    const held = await narrow.pool.connect()
    await assert.rejects(narrow.pool.query('select 1'), (error) => isConnectionLost(error))
    held.release()
    await narrow.close()
    await assert.rejects(narrow.pool.query('select 1'), (error) => isConnectionLost(error))
  })

  it('is false for an error of the query, and for what is no error', async () => {
    await assert.rejects(database.pool.query('select 1 / 0'), (error) => !isConnectionLost(error))
    await assert.rejects(database.pool.query('selekt'), (error) => !isConnectionLost(error))
    for (const other of [undefined, null, 'lost', { code: '08006' }, new Error('no')])
      assert.ok(!isConnectionLost(other))
  })

  it('looks into causes and gathered errors', () => {
    const lost = Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    assert.ok(isConnectionLost(new Error('could not', { cause: lost })))
    assert.ok(isConnectionLost(new AggregateError([lost])))
  })
})

async function findClosedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}
