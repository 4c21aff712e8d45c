import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { toAddress, type DatabaseAddress } from './address.ts'
import { checkBackup } from './check-backup.ts'
import { checkServerVersion } from './connect.ts'
import { checkHistory, migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { takeContent } from './restore-rows.ts'
import { finishSchema, prepareSchema } from './restore-schema.ts'
import { swapFiles } from './swap-files.ts'

export type RestoreSummary = {
  madeAt: string
  rows: number
  files: number
  keptAside: string | null
}

/**
 * Puts the content of a backup in the place of what is there: all of it or nothing. The file is read and
 * checked completely before anything is touched. Refuses a damaged file, one that is newer than this
 * program, a database that holds a business already (unless `isReplacing`) or tables of something else,
 * and one that a server of ours is connected to. Former files are kept aside, never deleted.
 */
export async function restoreBackup(options: {
  database: DatabaseAddress | string
  dataDir: string
  file: string
  isReplacing: boolean
  say: (sentence: string) => void
  log: Log
  migrations?: string
}): Promise<RestoreSummary> {
  const { dataDir, file, isReplacing, say } = options
  const folder = options.migrations ?? migrationsFolder
  say('checking the file')
  const { manifest, end } = await checkBackup(file)
  const known = await readMigrations(folder)
  checkHistory(manifest.schema, known)

  const client = new pg.Client({
    ...toAddress(options.database),
    application_name: 'yingsheng restore',
  })
  // Whichever query runs at that moment says what happened.
  client.on('error', () => undefined)
  await client.connect()
  const draft = join(dataDir, `restoring-${randomBytes(4).toString('hex')}`)
  let keptAside: string | null
  let undoSwap = async () => {}
  try {
    await refuseIfUnfit(client)
    await client.query('begin')
    const references = await prepareSchema(client, manifest, { known, isReplacing })
    await mkdir(draft, { recursive: true, mode: 0o700 })
    await takeContent({ client, manifest, end, file, draft, say })
    say('checking references')
    await finishSchema(client, manifest, references)
    const swap = await swapFiles(dataDir, draft, new Date())
    undoSwap = swap.undo
    keptAside = swap.keptAside
    await client.query('commit')
  } catch (error) {
    await undoSwap()
    throw error
  } finally {
    await client.end().catch(() => undefined)
    await rm(draft, { recursive: true, force: true })
  }
  await migrate(options.database, { folder, log: options.log })
  const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0)
  return { madeAt: manifest.madeAt, rows, files: end.files, keptAside }
}

async function refuseIfUnfit(client: pg.Client): Promise<void> {
  await checkServerVersion(client)
  const { rowCount } = await client.query(
    `select from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'yingsheng'`,
  )
  if (rowCount !== 0) throw new Error('A server is connected to this database. Stop it first.')
}
