import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { endLeftovers } from '../../server/platform/database/cluster-processes.ts'
import { lockDataFolder } from '../../server/platform/database/lock-data-folder.ts'
import { createLog } from '../../server/platform/log/log.ts'

const mark = 'this-is-a-demo.txt'

/** Prepares a new or empty folder for the demo, and says in it that what comes there may be thrown away. */
export async function prepareFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  if ((await readdir(dataDir)).length > 0) return
  const text = 'The data of `npm run demo`. `npm run demo -- --fresh` throws this folder away.\n'
  await writeFile(join(dataDir, mark), text)
}

/**
 * Throws the demo's data folder away, database and files. Refuses a folder that no demo has marked, one
 * that a server is using, and a database elsewhere: that is not ours to empty.
 */
export async function throwAway(dataDir: string, databaseUrl: string | undefined): Promise<void> {
  const folder = resolve(dataDir)
  if (databaseUrl !== undefined) {
    throw new Error(
      '--fresh empties the demo’s data folder, never the database of DATABASE_URL. Empty that one yourself.',
    )
  }
  if (!(await isThere(folder))) return
  if (!(await isThere(join(folder, mark)))) {
    throw new Error(
      `${folder} was not made by the demo, so --fresh leaves it alone. Remove it yourself if it may go.`,
    )
  }
  const lock = lockDataFolder(folder)
  try {
    const cluster = join(folder, 'postgres')
    if (await isThere(cluster)) await endLeftovers(cluster, createLog('warn'))
    await rm(folder, { recursive: true })
  } finally {
    lock.release()
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
