import { mkdir, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { chooseAccount } from './account.ts'
import { inDatabase, writeAddress, type DatabaseAddress } from './address.ts'
import { findEmbeddedBinaries } from './binaries.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { databaseUser, runCluster, type Cluster } from './run-cluster.ts'
import { prepareSocketFolder } from './socket-folder.ts'

const databaseName = 'yingsheng'
/** The name of the socket's file; nothing listens on that port. */
const socketPort = 5432

export type EmbeddedDatabase = { address: DatabaseAddress; stop(): Promise<void> }

/**
 * Starts the embedded PostgreSQL of the data folder, which is prepared if there is none yet, and keeps it
 * running until stop(). The caller holds lockDataFolder(). Nobody but this machine's root and the
 * database's own account can connect.
 */
export async function startEmbedded(options: {
  dataDir: string
  log: Log
  /** Beyond the usual ones; tests that may lose their data turn durability off here. */
  settings?: Record<string, string>
}): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir)
  const folder = join(dataDir, 'postgres')
  await mkdir(dataDir, { recursive: true })
  const account = await chooseAccount(folder)
  const binaries = await findEmbeddedBinaries(account)
  await initialiseCluster({ folder, account, binaries, log: options.log })
  const cluster: Cluster = {
    folder,
    binaries,
    account,
    socketFolder: await prepareSocketFolder(dataDir, account, socketPort),
    port: socketPort,
    network: 'nowhere',
    logFile: join(dataDir, 'postgres.log'),
    settings: options.settings ?? {},
    log: options.log,
  }
  const running = await runCluster(cluster)
  const stop = async () => {
    await running.stop()
    // One among the temporary files has served its time; the next start makes another.
    if (!cluster.socketFolder.startsWith(dataDir))
      await rmdir(cluster.socketFolder).catch(() => undefined)
  }
  const address = {
    host: cluster.socketFolder,
    port: socketPort,
    user: databaseUser,
    database: databaseName,
  }
  try {
    await createDatabase(address)
    await writeAddress(dataDir, address)
  } catch (error) {
    await stop()
    throw error
  }
  return { address, stop }
}

async function createDatabase(address: DatabaseAddress): Promise<void> {
  const client = new pg.Client(inDatabase(address, 'postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      databaseName,
    ])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}
