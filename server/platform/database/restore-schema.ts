import { getConstructionPlans } from 'pg-boss'
import type pg from 'pg'
import type { BackupManifest } from './backup-archive.ts'
import { jobQueueSchema, quoteName } from './backup-tables.ts'
import {
  applyMigration,
  checkHistory,
  createMigrationsTable,
  migrationLock,
  readApplied,
  type Migration,
} from './migrate.ts'

/** A reference between tables, taken away while rows arrive and put back at the end. */
export type Reference = { table: string; name: string; definition: string }

/**
 * Empties the database of what is ours and builds the schema the backup's rows belong to, ready to take
 * them in any order. All within the caller's transaction.
 */
export async function prepareSchema(
  client: pg.Client,
  manifest: BackupManifest,
  { known, isReplacing }: { known: Migration[]; isReplacing: boolean },
): Promise<Reference[]> {
  await client.query('set local statement_timeout = 0')
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
  await refuseIfTaken(client, known, isReplacing)
  await removeOurs(client)
  await createMigrationsTable(client)
  for (const migration of known.slice(0, manifest.schema.length))
    await applyMigration(client, migration)
  if (manifest.jobQueueVersion !== null) await createJobQueue(client)

  const tables = manifest.tables.filter(({ schema }) => schema === 'public').map(quoteName)
  await client.query(`truncate ${tables.join(', ')}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  const { rows: references } = await client.query<Reference>(`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace`)
  for (const { table, name } of references)
    await client.query(`alter table ${table} drop constraint ${name}`)
  return references
}

/** Puts everything back that was taken away; a reference into nowhere fails here. */
export async function finishSchema(
  client: pg.Client,
  manifest: BackupManifest,
  references: Reference[],
): Promise<void> {
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
  for (const table of manifest.tables) {
    if (table.schema === 'public')
      await client.query(`alter table ${quoteName(table)} enable trigger user`)
    await client.query(`analyze ${quoteName(table)}`)
  }
  for (const [name, last] of Object.entries(manifest.sequences)) {
    if (last !== null)
      await client.query(`select setval($1::regclass, $2)`, [`public."${name}"`, last])
  }
}

async function refuseIfTaken(
  client: pg.Client,
  known: Migration[],
  isReplacing: boolean,
): Promise<void> {
  const applied = await readApplied(client)
  checkHistory(applied, known)
  if (applied.length === 0) {
    const { rowCount } = await client.query(
      `select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relname <> 'schema_migrations' limit 1`,
    )
    if (rowCount !== 0)
      throw new Error('This database holds tables of something else. Restore into one of its own.')
    return
  }
  if (isReplacing) return
  const { rowCount } = await client.query('select from business limit 1')
  if (rowCount !== 0)
    throw new Error('This database holds a business already. To replace it, add --replace.')
}

/** All that our migrations may have made; what belongs to an extension stays. */
async function removeOurs(client: pg.Client): Promise<void> {
  await client.query(`drop schema if exists ${jobQueueSchema} cascade`)
  const { rows } = await client.query<{ statement: string }>(`
    with kept as (select classid, objid from pg_depend where deptype = 'e')
    select format('drop %s if exists %s cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view'
      when 'S' then 'sequence' else 'table' end, oid::regclass) as statement
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
      and ('pg_class'::regclass, oid) not in (select * from kept)
    union all
    select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc
    where pronamespace = 'public'::regnamespace and ('pg_proc'::regclass, oid) not in (select * from kept)
    union all
    select format('drop type if exists %s cascade', oid::regtype) from pg_type
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
      and ('pg_type'::regclass, oid) not in (select * from kept)`)
  for (const { statement } of rows) await client.query(statement)
}

/** As pg-boss itself would, but within our transaction instead of one of its own. */
async function createJobQueue(client: pg.Client): Promise<void> {
  const whole = getConstructionPlans(jobQueueSchema)
  const inner = whole.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '')
  if (inner.length > whole.length - 'BEGIN;COMMIT;'.length)
    throw new Error('pg-boss writes its schema in another way now')
  await client.query(inner)
}
