import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { toAddress, type DatabaseAddress } from './address.ts'
import {
  formatVersion,
  toJson,
  writeArchive,
  type ArchiveWriter,
  type BackupManifest,
  type BackupTable,
} from './backup-archive.ts'
import { readApplied } from './migrate.ts'
import {
  jobQueueSchema,
  quoteName,
  readJobQueueVersion,
  readSequences,
  readTables,
  tableLabel,
} from './backup-tables.ts'

const MiB = 1024 * 1024
/** One piece of a table: all that is held in memory of it. */
const pieceBytes = 4 * MiB
const newsEveryMs = 5_000

export type BackupSummary = {
  file: string
  bytes: number
  rows: number
  files: number
  sha256: string
}

/**
 * Writes everything a business has into one file: the rows as they were at one moment, the files, and
 * the key. The server may go on working meanwhile. The file holds personal data and `secret.key`, which
 * opens the sealed secrets in it: whoever has it has everything, so keep it as closely as the server.
 * A key from SECRET_KEY is not in it.
 */
export async function backUp(options: {
  database: DatabaseAddress | string
  dataDir: string
  file: string
  /** Told what is going on, in sentences, every few seconds. */
  say: (sentence: string) => void
}): Promise<BackupSummary> {
  const { dataDir, file, say } = options
  await mkdir(dirname(file), { recursive: true })
  const client = new pg.Client({
    ...toAddress(options.database),
    application_name: 'yingsheng backup',
  })
  const lost = new Promise<never>((_, reject) => client.on('error', reject))
  lost.catch(() => undefined)
  const archive = await writeArchive(file)
  try {
    await client.connect()
    const manifest = await beginSnapshot(client)
    await archive.add('manifest.json', toJson(manifest))
    const rows: Record<string, number> = {}
    for (const table of manifest.tables) {
      rows[tableLabel(table)] = await Promise.race([lost, copyTable(client, table, archive, say)])
    }
    await client.query('commit')
    // Rows first: a file is stored before the row that names it, so every row's file is there.
    const files = await copyFiles(join(dataDir, 'files'), archive, say)
    await copyKey(dataDir, archive)
    const { bytes, sha256 } = await archive.finish({ rows, files })
    return {
      file,
      bytes,
      rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
      files,
      sha256,
    }
  } catch (error) {
    await archive.abandon()
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** From here on the connection sees the database as it is now, whatever others write. */
async function beginSnapshot(client: pg.Client): Promise<BackupManifest> {
  await client.query(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set timezone = 'UTC';
    set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 1`)
  await client.query('begin isolation level repeatable read read only')
  const schema = await readApplied(client)
  if (schema.length === 0)
    throw new Error('There is nothing to back up: the database holds no business yet.')
  const jobQueueVersion = await readJobQueueVersion(client)
  const tables = await readTables(client, jobQueueVersion !== null)
  for (const table of tables)
    await client.query(`lock table ${quoteName(table)} in access share mode`)
  return {
    format: 'yingsheng-backup',
    formatVersion,
    madeAt: (await client.query<{ now: Date }>('select now()')).rows[0]!.now.toISOString(),
    schema,
    tables,
    sequences: await readSequences(client),
    jobQueueVersion,
  }
}

async function copyTable(
  client: pg.Client,
  table: BackupTable,
  archive: ArchiveWriter,
  say: (sentence: string) => void,
) {
  const columns = table.columns.map((column) => `"${column}"`).join(', ')
  // Jobs that are over are of no use to anybody.
  const which = tableLabel(table) === `${jobQueueSchema}.job` ? ` where state < 'completed'` : ''
  const rows = client.query(
    copyTo(`copy (select ${columns} from ${quoteName(table)}${which}) to stdout`),
  )
  const news = newsTeller(say)
  let piece = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let bytes = 0
  async function writePiece() {
    const name = `tables/${tableLabel(table)}/${String(++piece).padStart(6, '0')}.copy`
    await archive.add(name, Buffer.concat(waiting))
    waiting = []
    waitingBytes = 0
  }
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    waitingBytes += chunk.length
    bytes += chunk.length
    if (waitingBytes >= pieceBytes) await writePiece()
    news(() => `${tableLabel(table)}: ${Math.round(bytes / MiB)} MiB so far`)
  }
  if (waitingBytes > 0) await writePiece()
  // The number of rows comes after them; once the next answer is here it has come too.
  await client.query('select')
  return rows.rowCount
}

async function copyFiles(
  folder: string,
  archive: ArchiveWriter,
  say: (sentence: string) => void,
): Promise<number> {
  const news = newsTeller(say)
  let files = 0
  for await (const path of walk(folder, '')) {
    // Removed since: its deletion was wanted.
    const file = await absentAsNull(open(join(folder, path)))
    if (file === null) continue
    try {
      const { size } = await file.stat()
      const content =
        size === 0 ? [] : file.createReadStream({ start: 0, end: size - 1, autoClose: false })
      await archive.addStream(`files/${path}`, size, content as AsyncIterable<Buffer>)
    } finally {
      await file.close()
    }
    files++
    news(() => `files: ${files} so far`)
  }
  return files
}

async function* walk(folder: string, below: string): AsyncGenerator<string> {
  const entries = await absentAsNull(readdir(join(folder, below), { withFileTypes: true }))
  for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) yield* walk(folder, path)
    else if (entry.isFile()) yield path
  }
}

async function copyKey(dataDir: string, archive: ArchiveWriter): Promise<void> {
  const key = await absentAsNull(readFile(join(dataDir, 'secret.key')))
  if (key !== null) await archive.add('secret.key', key)
}

/** Only what is not there may be missing from a backup; anything else fails it. */
async function absentAsNull<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Lets a sentence through every few seconds. */
function newsTeller(say: (sentence: string) => void): (sentence: () => string) => void {
  let nextAt = performance.now() + newsEveryMs
  return (sentence) => {
    if (performance.now() < nextAt) return
    say(sentence())
    nextAt = performance.now() + newsEveryMs
  }
}
