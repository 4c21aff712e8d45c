import type pg from 'pg'
import type { BackupTable } from './backup-archive.ts'

/** Where pg-boss keeps its queues. */
export const jobQueueSchema = 'pgboss'
/** Of these, what must survive; its statistics need not. In the order of their references. */
const jobQueueTables = ['queue', 'schedule', 'subscription', 'job']

/** A table's name as entries and counts say it. */
export function tableLabel({ schema, name }: BackupTable): string {
  return schema === 'public' ? name : `${schema}.${name}`
}

export function quoteName({ schema, name }: BackupTable): string {
  return `"${schema}"."${name}"`
}

/** Every table of ours with the columns that are written, not computed, and what the job queue keeps. */
export async function readTables(client: pg.Client, hasJobQueue: boolean): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `select class.relnamespace::regnamespace::text as schema, class.relname as name,
      array_agg(attribute.attname::text order by attribute.attnum) as columns
    from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
    where class.relkind in ('r', 'p') and not class.relispartition
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
      and (class.relnamespace = 'public'::regnamespace and class.relname <> 'schema_migrations'
        or $1 and class.relnamespace = to_regnamespace($2) and class.relname = any ($3))
    group by class.oid, class.relnamespace, class.relname
    order by 1 desc, array_position($3, class.relname::text), 2`,
    [hasJobQueue, jobQueueSchema, jobQueueTables],
  )
  return rows
}

/** null where there is no job queue. */
export async function readJobQueueVersion(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query(`select to_regclass($1) as name`, [
    `${jobQueueSchema}.version`,
  ])
  if (rows[0].name === null) return null
  return (
    (await client.query(`select version from ${jobQueueSchema}.version`)).rows[0]?.version ?? null
  )
}

/** Sequences do not belong to the snapshot: they are at or beyond what its rows have, which is right. */
export async function readSequences(client: pg.Client): Promise<Record<string, number | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' order by 1`,
  )
  return Object.fromEntries(
    rows.map(({ name, last }) => [name, last === null ? null : Number(last)]),
  )
}
