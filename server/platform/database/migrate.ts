import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import type { Log } from '../log/log.ts'
import { checkServerVersion, openDatabase } from './connect.ts'
import type { DatabaseAddress } from './address.ts'

/** One numbered file of SQL. */
export type Migration = { version: number; name: string; checksum: string; sql: string }

export const migrationsFolder = join(import.meta.dirname, '../../migrations')

/** Any number, the same in every process: whoever holds it migrates, the others wait and look again. */
export const migrationLock = 7_231_846_001

/**
 * Brings the database up to the newest of the files `NNNN_name.sql`, each in its own transaction. Any
 * number of processes may do this at once. Refuses a database that is newer than the files, a file that
 * was changed after it had been applied, and a gap. Answers the version reached and what was applied.
 */
export async function migrate(
  database: Pool | DatabaseAddress | string,
  { folder = migrationsFolder, log }: { folder?: string; log: Log },
): Promise<{ version: number; applied: string[] }> {
  if (typeof database === 'string' || !('connect' in database)) {
    const own = openDatabase(database, { connectionsMax: 2, statementSeconds: null })
    try {
      return await migrate(own.pool, { folder, log })
    } finally {
      await own.close()
    }
  }
  const migrations = await readMigrations(folder)
  await checkServerVersion(database)
  const client = await database.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    return await applyPending(client, migrations, log)
  } finally {
    // The connection is given up: with it go the lock and the lifted time limit.
    client.release(true)
  }
}

/** The files in order. Refuses names that are no migration, and gaps in their numbers. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const migrations: Migration[] = []
  for (const file of (await readdir(folder)).sort()) {
    const parts = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file)
    if (parts === null)
      throw new Error(`${join(folder, file)} is not named like a migration: 0001_what_it_does.sql`)
    const version = Number(parts[1])
    if (version !== migrations.length + 1) {
      throw new Error(
        `${file}: the next migration's number must be ${String(migrations.length + 1).padStart(4, '0')}`,
      )
    }
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
    migrations.push({
      version,
      name: parts[2]!,
      checksum: createHash('sha256').update(sql).digest('hex'),
      sql,
    })
  }
  return migrations
}

/** What the database says has been applied; nothing where it has never been migrated. */
export async function readApplied(
  client: Pick<PoolClient, 'query'>,
): Promise<Omit<Migration, 'sql'>[]> {
  const { rows: found } = await client.query(
    `select to_regclass('public.schema_migrations') as name`,
  )
  if (found[0].name === null) return []
  return (
    await client.query('select version, name, checksum from schema_migrations order by version')
  ).rows
}

/** Runs the migration and notes that it was applied, in the transaction the caller has begun. */
export async function applyMigration(
  client: Pick<PoolClient, 'query'>,
  migration: Migration,
): Promise<void> {
  await client.query(migration.sql)
  await client.query(
    'insert into schema_migrations (version, name, checksum, applied_at) values ($1, $2, $3, now())',
    [migration.version, migration.name, migration.checksum],
  )
}

/** Where applied migrations are noted. */
export async function createMigrationsTable(client: Pick<PoolClient, 'query'>): Promise<void> {
  await client.query(`create table if not exists schema_migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null
  )`)
}

async function applyPending(client: PoolClient, migrations: Migration[], log: Log) {
  await createMigrationsTable(client)
  const applied = await readApplied(client)
  checkHistory(applied, migrations)
  const pending = migrations.slice(applied.length)
  for (const migration of pending) {
    const startedAt = performance.now()
    await client.query('begin')
    try {
      await applyMigration(client, migration)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw new Error(`Migration ${label(migration)} failed: ${(error as Error).message}`, {
        cause: error,
      })
    }
    log.info(
      { migration: label(migration), ms: Math.round(performance.now() - startedAt) },
      'database: migrated',
    )
  }
  return { version: migrations.length, applied: pending.map(label) }
}

/** Refuses a database whose history is not the beginning of ours. */
export function checkHistory(applied: Omit<Migration, 'sql'>[], migrations: Migration[]): void {
  for (const [index, done] of applied.entries()) {
    if (done.version !== index + 1) {
      throw new Error(
        `The database lacks migration ${String(index + 1).padStart(4, '0')} but has ${label(done)}.`,
      )
    }
    const known = migrations[index]
    if (known === undefined) {
      throw new Error(
        `The database is newer than this program: it has migration ${label(done)}, and the newest known here is ` +
          `${migrations.length === 0 ? 'none' : label(migrations.at(-1)!)}. Start the newer program.`,
      )
    }
    if (known.checksum !== done.checksum) {
      throw new Error(
        `Migration ${label(done)} was changed after it had been applied. Put it back and add a new one.`,
      )
    }
  }
}

function label({ version, name }: { version: number; name: string }): string {
  return `${String(version).padStart(4, '0')}_${name}`
}
