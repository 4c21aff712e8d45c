import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log/log.ts'
import type { DatabaseAddress } from './address.ts'
import { isConnectionLost, openDatabase, type Database } from './connect.ts'
import { claimDatabase } from './find-database.ts'
import { migrate } from './migrate.ts'

/** A server that is started together with us may need a moment. */
const waitForServerMs = 20_000
const retryEveryMs = 500

export type GroundDatabase = Database & { address: DatabaseAddress; isEmbedded: boolean }

/**
 * The database, migrated and ready: the server of DATABASE_URL, or the embedded one of the data folder,
 * which is then this process's alone (refused with DataFolderInUse where another has it). close() ends
 * the connections, then the embedded database, then the claim on the folder.
 */
export async function openGround(
  config: { databaseUrl?: string | undefined; dataDir: string; databaseConnectionsMax?: number },
  log: Log,
): Promise<GroundDatabase> {
  const source = await claimDatabase(config, log)
  const { databaseConnectionsMax: connectionsMax } = config
  const database = openDatabase(
    source.address,
    connectionsMax === undefined ? {} : { connectionsMax },
  )
  const close = async () => {
    await database.close()
    await source.leave()
  }
  try {
    await untilAnswering(database, log)
    await migrate(database.pool, { log })
  } catch (error) {
    await close()
    throw error
  }
  return {
    ...database,
    address: source.address,
    isEmbedded: config.databaseUrl === undefined,
    close,
  }
}

async function untilAnswering({ pool }: Database, log: Log): Promise<void> {
  const giveUpAt = performance.now() + waitForServerMs
  for (;;) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() > giveUpAt) throw error
      log.warn({ error: (error as Error).message }, 'database: not answering yet')
      await sleep(retryEveryMs)
    }
  }
}
