/*
 * A database server that all test processes of this checkout share, in .cache: the first one starts it,
 * and stops it when the others have gone. Each holds one connection to show that it is there.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createLog, type Log } from '../log/log.ts'
import { inDatabase, readAddress, writeAddress, type DatabaseAddress } from './address.ts'
import { findEmbeddedVersion } from './binaries.ts'
import { startDebianPostgres } from './debian.ts'
import { startEmbedded } from './embedded.ts'
import { DataFolderInUse, lockDataFolder } from './lock-data-folder.ts'

const cacheFolder = join(import.meta.dirname, '../../../.cache')
const joinWithinMs = 60_000
const waitForOthersMs = 60_000
const lookEveryMs = 50
const applicationName = 'yingsheng test'

export type TestServerKind = 'embedded' | 'debian'
/** `client` is connected to the database `postgres`, for creating and dropping others. */
export type TestServer = { address: DatabaseAddress; client: pg.Client; leave(): Promise<void> }

/** Joins the shared server, or starts it; `tidy` is called once by whoever started it. */
export async function joinSharedServer(
  kind: TestServerKind,
  tidy: (client: pg.Client) => Promise<void>,
): Promise<TestServer> {
  const version = kind === 'debian' ? kind : Number.parseInt(await findEmbeddedVersion())
  const dataDir = join(cacheFolder, `test-cluster-${version}`)
  const giveUpAt = performance.now() + joinWithinMs
  for (;;) {
    try {
      return await hostServer(kind, dataDir, tidy)
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || performance.now() > giveUpAt) throw error
    }
    const address = await readAddress(dataDir)
    const guest = address === null ? null : await visitServer(address).catch(() => null)
    if (guest !== null) return guest
    await sleep(lookEveryMs)
  }
}

/** Connects to a server that others look after. */
export async function visitServer(given: DatabaseAddress): Promise<TestServer> {
  const address = inDatabase(given, 'postgres')
  const client = new pg.Client({ ...address, application_name: applicationName })
  client.on('error', () => undefined)
  await client.connect()
  return { address, client, leave: () => client.end() }
}

/** Without a word, unless LOG_LEVEL asks for some. */
export function testLog(): Log {
  return createLog(process.env.LOG_LEVEL ?? 'silent')
}

async function hostServer(
  kind: TestServerKind,
  dataDir: string,
  tidy: (client: pg.Client) => Promise<void>,
): Promise<TestServer> {
  const lock = lockDataFolder(dataDir)
  try {
    const { address, stop } = await start(kind, dataDir)
    const host = await visitServer(address)
    await tidy(host.client)
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

async function start(kind: TestServerKind, dataDir: string) {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const settings = { max_connections: '200', ...(process.env.TEST_FAST === '1' ? fast : {}) }
  if (kind === 'embedded') return startEmbedded({ dataDir, log: testLog(), settings })
  const { url, stop } = await startDebianPostgres({ dataDir, log: testLog(), settings })
  const address = { connectionString: url }
  await writeAddress(dataDir, address)
  return { address, stop }
}

async function untilAlone(client: pg.Client): Promise<void> {
  const others = `select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`
  const giveUpAt = performance.now() + waitForOthersMs
  while (performance.now() < giveUpAt) {
    if ((await client.query(others, [applicationName])).rowCount === 0) return
    await sleep(lookEveryMs)
  }
}
