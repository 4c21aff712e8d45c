import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { readAddress, toAddress, type DatabaseAddress } from './address.ts'
import { startEmbedded } from './embedded.ts'
import { DataFolderInUse, lockDataFolder } from './lock-data-folder.ts'

type Where = { databaseUrl?: string | undefined; dataDir: string }
type Found = { address: DatabaseAddress; leave(): Promise<void> }

/** A server that is just starting is waited for. */
const answerWithinMs = 15_000
const lookEveryMs = 200

/** The database, beside a server that is running or without one: then the embedded one is started. */
export async function visitDatabase(where: Where, log: Log): Promise<Found> {
  if (where.databaseUrl !== undefined)
    return { address: toAddress(where.databaseUrl), leave: async () => undefined }
  await access(join(where.dataDir, 'postgres', 'PG_VERSION')).catch(() => {
    throw new Error(
      `There is no database in ${where.dataDir}. Set DATA_DIR or DATABASE_URL to where it is.`,
    )
  })
  try {
    return await claimDatabase(where, log)
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    return { address: await findRunning(where.dataDir, error), leave: async () => undefined }
  }
}

/** The database for ourselves: refuses with DataFolderInUse while a server runs on the data folder. */
export async function claimDatabase({ databaseUrl, dataDir }: Where, log: Log): Promise<Found> {
  if (databaseUrl !== undefined)
    return { address: toAddress(databaseUrl), leave: async () => undefined }
  const lock = lockDataFolder(dataDir)
  try {
    const { address, stop } = await startEmbedded({ dataDir, log })
    return { address, leave: () => stop().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function findRunning(dataDir: string, inUse: DataFolderInUse): Promise<DatabaseAddress> {
  const giveUpAt = performance.now() + answerWithinMs
  for (;;) {
    const address = await readAddress(dataDir)
    if (address !== null && (await isAnswering(address))) return address
    if (performance.now() > giveUpAt) throw inUse
    await sleep(lookEveryMs)
  }
}

async function isAnswering(address: DatabaseAddress): Promise<boolean> {
  const client = new pg.Client(address)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
