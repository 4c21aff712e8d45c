import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import {
  readArchive,
  type ArchiveEntry,
  type BackupEnd,
  type BackupManifest,
  type BackupTable,
} from './backup-archive.ts'
import { jobQueueSchema, quoteName, tableLabel } from './backup-tables.ts'

const newsEveryMs = 5_000

/** Reads a checked backup: its rows go into the prepared schema, its files and key into the draft folder. */
export async function takeContent({
  client,
  manifest,
  end,
  file,
  draft,
  say,
}: {
  client: pg.Client
  manifest: BackupManifest
  end: BackupEnd
  file: string
  draft: string
  say: (sentence: string) => void
}): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [tableLabel(table), table]))
  const rows = new Map<string, number>()
  const entries = readArchive(file)
  let newsAt = performance.now() + newsEveryMs
  let entry: ArchiveEntry | undefined
  const next = async () => {
    entry = (await entries.next()).value as ArchiveEntry | undefined
    if (entry === undefined || performance.now() < newsAt) return
    say(`restoring ${entry.name}`)
    newsAt = performance.now() + newsEveryMs
  }
  /** A table's pieces, one after the other, up to the first entry that is none of them. */
  async function* pieces(label: string): AsyncGenerator<Buffer> {
    while (entry?.name.startsWith(`tables/${label}/`) === true) {
      yield* entry.content
      await next()
    }
  }
  await next()
  while (entry !== undefined) {
    const [kind, label = ''] = entry.name.split('/')
    if (kind === 'tables') {
      rows.set(label, await takeRows(client, tables.get(label)!, pieces(label)))
    } else {
      if (kind === 'files' || kind === 'secret.key') await extract(entry, draft)
      else for await (const _ of entry.content);
      await next()
    }
  }
  for (const [label, wanted] of Object.entries(end.rows)) {
    const found = rows.get(label) ?? 0
    if (found !== wanted) throw new Error(`${label}: ${found} rows arrived instead of ${wanted}`)
  }
}

async function takeRows(
  client: pg.Client,
  table: BackupTable,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const columns = table.columns.map((column) => `"${column}"`)
  if (table.schema === jobQueueSchema) return takeJobQueueRows(client, table, content)
  const copy = client.query(copyFrom(`copy ${quoteName(table)} (${columns.join(', ')}) from stdin`))
  await pipeline(content, copy)
  return copy.rowCount
}

/**
 * The job queue's tables are those of the pg-boss of today, which may have other columns than those of
 * the backup's day: the rows arrive as text, and the columns both have are taken over.
 */
async function takeJobQueueRows(
  client: pg.Client,
  table: BackupTable,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const arriving = table.columns.map((column) => `"${column}" text`)
  await client.query(`create temporary table arriving (${arriving.join(', ')}) on commit drop`)
  const copy = client.query(copyFrom('copy arriving from stdin'))
  await pipeline(content, copy)
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname = any ($2)`,
    [quoteName(table), table.columns],
  )
  await client.query(`insert into ${quoteName(table)} (${columns.map(({ name }) => name).join(', ')})
    select ${columns.map(({ name, type }) => `${name}::${type}`).join(', ')} from arriving`)
  await client.query('drop table arriving')
  // A queue may have had a table of its own; here all jobs begin in the common one.
  if (table.name === 'queue') {
    await client.query(
      `update ${quoteName(table)} set partition = false, table_name = 'job_common' where partition`,
    )
  }
  return copy.rowCount
}

/** Each file is on the disk before the transaction that knows it is committed. */
async function extract({ name, content }: ArchiveEntry, draft: string): Promise<void> {
  const path = join(draft, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}
