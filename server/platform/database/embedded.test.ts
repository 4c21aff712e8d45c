import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { readLeader } from './cluster-processes.ts'
import { isConnectionLost, openDatabase } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { DataFolderInUse, lockDataFolder } from './lock-data-folder.ts'
import { openGround } from './open.ts'
import { testLog } from './test-kit.ts'

const log = testLog()
let root: string

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'yingsheng-test-'))
  // The database's own account must be able to walk in.
  await chmod(root, 0o755)
})
after(() => rm(root, { recursive: true, force: true }))

describe('the data folder', () => {
  it('is refused to a second process, with the folder and the holder in the sentence', async () => {
    const dataDir = join(root, 'locked')
    const holder = await runChild(`
      const { lockDataFolder } = await import(url('lock-data-folder.ts'))
      lockDataFolder(${JSON.stringify(dataDir)})
      console.log('ready')
      setInterval(() => {}, 1000)`)
    await holder.line('ready')
    const sentence =
      `The data folder ${dataDir} is in use by process ${holder.child.pid}. ` +
      `Stop it first, or set DATA_DIR to another folder.`
    assert.throws(() => lockDataFolder(dataDir), { message: sentence })
    await assert.rejects(openGround({ dataDir }, log), DataFolderInUse)

    holder.child.kill('SIGKILL')
    await holder.ended
    lockDataFolder(dataDir).release()
  })

  it('is refused twice in one process too, until it is released', () => {
    const dataDir = join(root, 'twice')
    const lock = lockDataFolder(dataDir)
    assert.throws(() => lockDataFolder(dataDir), DataFolderInUse)
    lock.release()
    lockDataFolder(dataDir).release()
  })
})

describe('startEmbedded()', () => {
  it('starts again on what is there within the three seconds a start may take', async () => {
    const dataDir = join(root, 'again')
    await using first = await start(dataDir)
    await query(first.address, 'create table kept as select 1 as number')
    await first.stop()
    const startedAt = performance.now()
    await using second = await start(dataDir)
    assert.ok(performance.now() - startedAt < 3_000)
    assert.deepEqual(await query(second.address, 'select number from kept'), [{ number: 1 }])
  })

  it('writes through to the disk, orders by code point and knows no network', async () => {
    await using database = await start(join(root, 'again'))
    const wanted = {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      TimeZone: 'UTC',
    }
    for (const [name, value] of Object.entries(wanted)) {
      const rows = await query(database.address, `select current_setting('${name}') as value`)
      assert.deepEqual(rows, [{ value }], name)
    }
    const sorted = await query(
      database.address,
      `select string_agg(word, ' ' order by word) as words, lower('ÄЖ') as low
      from unnest(array['b', 'B', 'a', '声', 'é']) word`,
    )
    assert.deepEqual(sorted, [{ words: 'B a b é 声', low: 'äж' }])
  })

  it('works below a folder that is closed to its account, on a path too long for a socket', async () => {
    const closed = join(root, 'closed')
    await mkdir(closed, { mode: 0o700 })
    await using database = await start(join(closed, 'long'.repeat(30)))
    assert.deepEqual(await query(database.address, 'select 1 as number'), [{ number: 1 }])
  })

  it('prepares the database again after a start that was killed half-way', async () => {
    const dataDir = join(root, 'half')
    for (const sign of ['PG_VERSION', 'global']) {
      const child = await runChild(`
        const { openGround } = await import(url('open.ts'))
        const { testLog } = await import(url('test-kit.ts'))
        await openGround({ dataDir: ${JSON.stringify(dataDir)} }, testLog())`)
      await until(async () => (await readDrafts(dataDir)).some((path) => path.endsWith(sign)))
      child.child.kill('SIGKILL')
      await child.ended
      assert.ok(!(await readdir(dataDir)).includes('postgres'))
    }
    await using ground = await open(dataDir)
    assert.equal((await ground.pool.query('select from schema_migrations')).rowCount! > 0, true)
    assert.deepEqual(await readDrafts(dataDir), [])
  })

  it('refuses a folder that holds something else, and a database of another version', async () => {
    const dataDir = join(root, 'other')
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres', 'letter.txt'), 'dear')
    await assert.rejects(startEmbedded({ dataDir, log }), /holds something that is no database/)
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '12\n')
    await assert.rejects(
      startEmbedded({ dataDir, log }),
      /is of PostgreSQL 12, and this is PostgreSQL 18/,
    )
    assert.equal(await readFile(join(dataDir, 'postgres', 'letter.txt'), 'utf8'), 'dear')
  })
})

describe('after a kill -9', () => {
  it('of our process, the next start ends the orphan and has every acknowledged row', async () => {
    const dataDir = join(root, 'orphan')
    let written = 0
    for (let round = 0; round < 3; round++) {
      const writer = await runChild(`
        const { openGround } = await import(url('open.ts'))
        const { testLog } = await import(url('test-kit.ts'))
        const { pool } = await openGround({ dataDir: ${JSON.stringify(dataDir)} }, testLog())
        await pool.query('create table if not exists line (number int)')
        for (let number = ${written}; ; number++) {
          await pool.query('insert into line values ($1)', [number])
          console.log('wrote ' + number)
        }`)
      await writer.line(`wrote ${written + 50}`)
      writer.child.kill('SIGKILL')
      await writer.ended
      written = Number(writer.last().split(' ')[1]) + 1
    }
    await using ground = await open(dataDir)
    const { rows } = await ground.pool.query(
      'select count(distinct number) as count from line where number < $1',
      [written],
    )
    assert.equal(rows[0].count, written)
  })

  it('of the database, it runs again by itself and has every acknowledged row', async () => {
    const dataDir = join(root, 'crash')
    await using database = await start(dataDir)
    const { pool, close } = openDatabase(database.address, { connectionsMax: 4 })
    await pool.query('create table line (number int)')
    const acknowledged: number[] = []
    let isOver = false
    async function write(from: number) {
      for (let number = from; !isOver; number += 3) {
        try {
          await pool.query('insert into line values ($1)', [number])
          acknowledged.push(number)
        } catch (error) {
          if (!isConnectionLost(error)) throw error
          await sleep(20)
        }
      }
    }
    const writers = Promise.all([write(0), write(1), write(2)])
    try {
      for (let round = 0; round < 5; round++) {
        await sleep(300)
        const killed = await readLeader(join(dataDir, 'postgres'))
        process.kill(killed!, 'SIGKILL')
        await until(async () => {
          const leader = await readLeader(join(dataDir, 'postgres'))
          return leader !== null && leader !== killed
        })
        const soFar = acknowledged.length
        await until(async () => acknowledged.length > soFar + 20)
      }
    } finally {
      isOver = true
      await writers
    }
    const { rows } = await pool.query<{ number: number }>('select number from line')
    const kept = new Set(rows.map(({ number }) => number))
    assert.ok(acknowledged.length > 100)
    assert.deepEqual(
      acknowledged.filter((number) => !kept.has(number)),
      [],
    )
    await close()
  })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 15_000
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error('it did not happen within 15 s')
    await sleep(10)
  }
}

/** What lies in folders of databases that are being prepared. */
async function readDrafts(dataDir: string): Promise<string[]> {
  const paths = await readdir(dataDir, { recursive: true }).catch(() => [])
  return paths.filter((path) => path.includes('.unfinished-'))
}

async function start(dataDir: string) {
  const database = await startEmbedded({ dataDir, log })
  return { ...database, [Symbol.asyncDispose]: database.stop }
}

async function open(dataDir: string) {
  const ground = await openGround({ dataDir }, log)
  return { ...ground, [Symbol.asyncDispose]: ground.close }
}

async function query(address: object, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(address)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text)
  await client.end()
  return rows
}

/** Runs a module in a process of its own; `url` names a file of this folder. */
async function runChild(code: string) {
  const folder = pathToFileURL(`${import.meta.dirname}/`).href
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const url = (name) => ${JSON.stringify(folder)} + name\n${code}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'close')
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout! })
  reader.on('line', (line) => lines.push(line))
  return {
    child,
    ended,
    last: () => lines.at(-1) ?? '',
    async line(wanted: string) {
      while (!lines.includes(wanted)) {
        if (child.exitCode !== null) throw new Error(`the process ended before it said ${wanted}`)
        await sleep(5)
      }
    },
  }
}
