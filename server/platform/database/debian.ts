import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { chooseAccount } from './account.ts'
import { findDebianBinaries } from './binaries.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { databaseUser, runCluster } from './run-cluster.ts'
import { prepareSocketFolder } from './socket-folder.ts'

/**
 * Starts a private cluster of Debian's PostgreSQL, for tests and benchmarks that want the server people
 * set DATABASE_URL to. It listens on a free port of this machine; the URL holds its password, which is
 * new at every start.
 */
export async function startDebianPostgres(options: {
  dataDir: string
  log: Log
  settings?: Record<string, string>
}): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = resolve(options.dataDir)
  const folder = join(dataDir, 'postgres')
  await mkdir(dataDir, { recursive: true })
  const account = await chooseAccount(folder)
  const binaries = await findDebianBinaries()
  await initialiseCluster({ folder, account, binaries, log: options.log })
  const port = await findFreePort()
  const socketFolder = await prepareSocketFolder(dataDir, account, port)
  const logFile = join(dataDir, 'postgres.log')
  const { stop } = await runCluster({
    folder,
    binaries,
    account,
    socketFolder,
    port,
    network: 'loopback',
    logFile,
    settings: options.settings ?? {},
    log: options.log,
  })
  const password = randomBytes(16).toString('hex')
  const client = new pg.Client({
    host: socketFolder,
    port,
    user: databaseUser,
    database: 'postgres',
  })
  await client.connect()
  await client.query(`alter role ${databaseUser} password '${password}'`)
  await client.end()
  return { url: `postgres://${databaseUser}:${password}@127.0.0.1:${port}/postgres`, stop }
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
