/*
 * A fresh, migrated database for each test file, on a real server:
 *   TEST_DATABASE_URL     a server on which we may create databases (CI: Debian's PostgreSQL), else
 *   TEST_DATABASE_SOCKET  the folder of a socket, as startTestServer() tells it, else
 *   a cluster of the embedded PostgreSQL in .cache, shared by all test processes that run at the time:
 *   the first starts it, and stops it when the others are done.
 * TEST_FAST=1 turns the shared cluster's durability off.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createLog, type Log } from '../log/log.ts'
import { inDatabase, readAddress, toUrl, type DatabaseAddress } from './address.ts'
import { findEmbeddedVersion } from './binaries.ts'
import { openDatabase, type Database } from './connect.ts'
import { startDebianPostgres } from './debian.ts'
import { startEmbedded } from './embedded.ts'
import { DataFolderInUse, lockDataFolder } from './lock-data-folder.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'

const cacheFolder = join(import.meta.dirname, '../../../.cache')
const connectionsMax = 8
const joinWithinMs = 60_000
const lookEveryMs = 50
const applicationName = 'yingsheng test'
const databasePrefix = 'yingsheng_test_'
const templatePrefix = 'yingsheng_template_'
const advisoryLock = 7_231_846_002

export type TestDatabase = Database & { address: DatabaseAddress; url: string } & AsyncDisposable

/**
 * A database of one's own, as new. close() (or `await using`) drops it; the last close of a process lets
 * go of the server.
 */
export async function openTestDatabase(
  options: { /** One other than the environment says. */ server?: DatabaseAddress; isEmpty?: boolean } = {},
): Promise<TestDatabase> {
  const server = options.server === undefined ? await joinServer() : await visit(options.server)
  try {
    const name = `${databasePrefix}${process.pid}_${randomBytes(4).toString('hex')}`
    await createFrom(server, name, options.isEmpty === true ? 'template0' : null)
    const address = inDatabase(server.address, name)
    const database = openDatabase(address, { connectionsMax, applicationName: 'yingsheng test pool' })
    let closing: Promise<void> | null = null
    const drop = async () => {
      await database.close()
      await server.client.query(`drop database if exists ${name} with (force)`)
      await server.leave()
    }
    const close = () => (closing ??= drop())
    return { ...database, address, url: toUrl(address), close, [Symbol.asyncDispose]: close }
  } catch (error) {
    await server.leave()
    throw error
  }
}

/**
 * Starts the server that tests share, for the script that runs them all: `environment` is what the test
 * processes are to be given.
 */
export async function startTestServer(
  kind: 'embedded' | 'debian' = 'embedded',
): Promise<{ environment: Record<string, string>; stop(): Promise<void> }> {
  if (kind === 'embedded') {
    const server = await joinSharedCluster()
    if (!('host' in server.address)) throw new Error('the embedded database is reached by its socket')
    return { environment: { TEST_DATABASE_SOCKET: server.address.host }, stop: server.leave }
  }
  const dataDir = join(cacheFolder, 'test-cluster-debian')
  const lock = lockDataFolder(dataDir)
  const { url, stop } = await startDebianPostgres({ dataDir, log: testLog(), settings: testSettings() })
  await removeOldDatabases({ connectionString: url })
  return { environment: { TEST_DATABASE_URL: url }, stop: () => stop().finally(() => lock.release()) }
}

/**
 * Runs a suite on the server of the environment and, where that is the embedded one and Debian's is
 * installed, on Debian's too. Call start() and stop() from the suite's before() and after().
 */
export function eachServer(suite: (server: EachServer) => void): void {
  if (process.env.TEST_DATABASE_URL !== undefined) {
    suite({ name: 'the given server', start: async () => {}, option: () => ({}), stop: async () => {} })
    return
  }
  suite({ name: 'the embedded database', start: async () => {}, option: () => ({}), stop: async () => {} })
  let dataDir: string
  let debian: Awaited<ReturnType<typeof startDebianPostgres>>
  if (!existsSync('/usr/lib/postgresql')) return
  suite({
    name: 'Debian’s PostgreSQL',
    async start() {
      dataDir = await mkdtemp(join(tmpdir(), 'yingsheng-debian-'))
      await chmod(dataDir, 0o755)
      debian = await startDebianPostgres({ dataDir, log: testLog() })
    },
    option: () => ({ server: { connectionString: debian.url } }),
    async stop() {
      await debian.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  })
}

export type EachServer = {
  name: string
  start(): Promise<void>
  /** For openTestDatabase(). */
  option(): { server?: DatabaseAddress }
  stop(): Promise<void>
}

/** Without a word, unless LOG_LEVEL asks for some. */
export function testLog(): Log {
  return createLog(process.env.LOG_LEVEL ?? 'silent')
}

type Server = { address: DatabaseAddress; client: pg.Client; leave(): Promise<void> }

let joined: Promise<Server> | null = null
let users = 0

/** One connection per process shows the others that it is still there. */
async function joinServer(): Promise<Server> {
  users++
  joined ??= joinByEnvironment()
  const server = await joined.catch((error: unknown) => {
    joined = null
    users--
    throw error
  })
  return {
    ...server,
    async leave() {
      users--
      if (users > 0) return
      joined = null
      await server.leave()
    },
  }
}

async function joinByEnvironment(): Promise<Server> {
  const { TEST_DATABASE_URL: url, TEST_DATABASE_SOCKET: host } = process.env
  if (url !== undefined) return visit({ connectionString: url })
  if (host !== undefined) return visit({ host, port: 5432, user: 'yingsheng', database: 'postgres' })
  return joinSharedCluster()
}

async function visit(address: DatabaseAddress): Promise<Server> {
  const client = new pg.Client({ ...address, application_name: applicationName })
  client.on('error', () => undefined)
  await client.connect()
  return { address, client, leave: () => client.end() }
}

async function joinSharedCluster(): Promise<Server> {
  const dataDir = join(cacheFolder, `test-cluster-${Number.parseInt(await findEmbeddedVersion())}`)
  const giveUpAt = performance.now() + joinWithinMs
  for (;;) {
    try {
      return await hostSharedCluster(dataDir)
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || performance.now() > giveUpAt) throw error
    }
    const address = await readAddress(dataDir)
    const guest = address === null ? null : await visit(inDatabase(address, 'postgres')).catch(() => null)
    if (guest !== null) return guest
    await sleep(lookEveryMs)
  }
}

async function hostSharedCluster(dataDir: string): Promise<Server> {
  const lock = lockDataFolder(dataDir)
  try {
    const { address, stop } = await startEmbedded({ dataDir, log: testLog(), settings: testSettings() })
    const maintenance = inDatabase(address, 'postgres')
    await removeOldDatabases(maintenance)
    const host = await visit(maintenance)
    const leave = async () => {
      await untilAlone(host.client)
      await host.leave()
      await stop()
      lock.release()
    }
    return { ...host, leave }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function untilAlone(client: pg.Client): Promise<void> {
  const others = `select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`
  while ((await client.query(others, [applicationName])).rowCount !== 0) await sleep(lookEveryMs)
}

/** Left behind by test processes that were killed, and templates of earlier migrations. */
async function removeOldDatabases(address: DatabaseAddress): Promise<void> {
  const { client, leave } = await visit(address)
  const current = await templateName()
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database')
  for (const { name } of rows) {
    const isOld = name.startsWith(databasePrefix) || (name.startsWith(templatePrefix) && name !== current)
    if (isOld) await client.query(`drop database if exists ${name} with (force)`)
  }
  await leave()
}

async function createFrom(server: Server, name: string, template: string | null): Promise<void> {
  const { client } = server
  await client.query('select pg_advisory_lock($1)', [advisoryLock])
  try {
    await client.query(`create database ${name} template ${template ?? (await prepareTemplate(server))}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock])
  }
}

async function prepareTemplate({ address, client }: Server): Promise<string> {
  const name = await templateName()
  const found = await client.query('select from pg_database where datname = $1', [name])
  if (found.rowCount !== 0) return name
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft} template template0`)
  await migrate(inDatabase(address, draft), { log: testLog() })
  await client.query(`alter database ${draft} rename to ${name}`)
  return name
}

async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  for (const { checksum } of await readMigrations(migrationsFolder)) hash.update(checksum)
  return `${templatePrefix}${hash.digest('hex').slice(0, 12)}`
}

function testSettings(): Record<string, string> {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  return { max_connections: '200', ...(process.env.TEST_FAST === '1' ? fast : {}) }
}
