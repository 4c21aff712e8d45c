/*
 * A fresh, migrated database for each test file, on a real server:
 *   TEST_DATABASE_URL     a server on which we may create databases (CI: Debian's PostgreSQL), else
 *   TEST_DATABASE_SOCKET  the folder of a socket, as startTestServer() tells it, else
 *   a server of the embedded PostgreSQL that test processes start and share by themselves.
 * TEST_FAST=1 turns the durability of servers started here off.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import pg from 'pg'
import { inDatabase, toUrl, type DatabaseAddress } from './address.ts'
import { openDatabase, type Database } from './connect.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import {
  joinSharedServer,
  testLog,
  visitServer,
  type TestServer,
  type TestServerKind,
} from './test-server.ts'

export { testLog }

const connectionsMax = 8
const databasePrefix = 'yingsheng_test_'
const templatePrefix = 'yingsheng_template_'
const advisoryLock = 7_231_846_002

export type TestDatabase = Database & { address: DatabaseAddress; url: string } & AsyncDisposable

/**
 * A database of one's own, as new. close() (or `await using`) drops it; the last close of a process lets
 * go of the server.
 */
export async function openTestDatabase(
  options: {
    /** One other than the environment says. */
    server?: TestServerKind
    /** Without our migrations. */
    isEmpty?: boolean
  } = {},
): Promise<TestDatabase> {
  const server = await join(options.server ?? 'given')
  try {
    const name = `${databasePrefix}${process.pid}_${randomBytes(4).toString('hex')}`
    await createFrom(server, name, options.isEmpty === true ? 'template0' : null)
    const address = inDatabase(server.address, name)
    const database = openDatabase(address, {
      connectionsMax,
      applicationName: 'yingsheng test pool',
    })
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
  kind: TestServerKind = 'embedded',
): Promise<{ environment: Record<string, string>; stop(): Promise<void> }> {
  const { address, leave } = await joinSharedServer(kind, removeOldDatabases)
  const environment: Record<string, string> =
    'host' in address
      ? { TEST_DATABASE_SOCKET: address.host }
      : { TEST_DATABASE_URL: address.connectionString }
  return { environment, stop: leave }
}

/**
 * Runs a suite on the server of the environment; where that names none, on the embedded database and, if
 * it is installed, on Debian's. `server` is for openTestDatabase().
 */
export function eachServer(suite: (name: string, server: { server?: TestServerKind }) => void) {
  const { TEST_DATABASE_URL, TEST_DATABASE_SOCKET } = process.env
  if (TEST_DATABASE_URL !== undefined) return suite('the given server', {})
  suite('the embedded database', {})
  if (TEST_DATABASE_SOCKET === undefined && existsSync('/usr/lib/postgresql')) {
    suite('Debian’s PostgreSQL', { server: 'debian' })
  }
}

/** The number of rows and one hash per table, the same for the same content in any order. */
export async function digestTables(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> 'schema_migrations' order by 1`,
  )
  const result: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ hash: string; count: number }>(
      `select md5(string_agg(t::text, '|' order by t::text collate "C")) as hash, count(*) from "${name}" t`,
    )
    result[name] = `${rows[0]!.count} ${rows[0]!.hash}`
  }
  return result
}

type Joined = { server: Promise<TestServer>; users: number }

/** What this process has joined, each once. */
const joined = new Map<string, Joined>()

async function join(kind: TestServerKind | 'given'): Promise<TestServer> {
  const known = joined.get(kind) ?? { server: connect(kind), users: 0 }
  joined.set(kind, known)
  known.users++
  const leave = async () => {
    known.users--
    if (known.users > 0) return
    joined.delete(kind)
    await (await known.server).leave()
  }
  try {
    return { ...(await known.server), leave }
  } catch (error) {
    joined.delete(kind)
    throw error
  }
}

async function connect(kind: TestServerKind | 'given'): Promise<TestServer> {
  const { TEST_DATABASE_URL: url, TEST_DATABASE_SOCKET: host } = process.env
  if (kind !== 'given') return joinSharedServer(kind, removeOldDatabases)
  if (url !== undefined) return visitServer({ connectionString: url })
  if (host === undefined) return joinSharedServer('embedded', removeOldDatabases)
  return visitServer({ host, port: 5432, user: 'yingsheng', database: 'postgres' })
}

/** Left behind by test processes that were killed, and templates of earlier migrations. */
async function removeOldDatabases(client: pg.Client): Promise<void> {
  const current = await templateName()
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database')
  for (const { name } of rows) {
    const isTemplate = name.startsWith(templatePrefix) && name !== current
    if (!isTemplate && !name.startsWith(databasePrefix)) continue
    await client.query(`drop database if exists ${name} with (force)`)
  }
}

/** Within a process one after the other: they share a connection, which holds the lock only once. */
let creation: Promise<unknown> = Promise.resolve()

async function createFrom(
  server: TestServer,
  name: string,
  template: string | null,
): Promise<void> {
  const { client } = server
  const mine = creation.then(async () => {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    try {
      const from = template ?? (await prepareTemplate(server))
      await client.query(`create database ${name} template ${from}`)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [advisoryLock])
    }
  })
  creation = mine.catch(() => undefined)
  await mine
}

async function prepareTemplate({ address, client }: TestServer): Promise<string> {
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
