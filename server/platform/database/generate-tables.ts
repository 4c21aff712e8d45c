/*
 * Writes tables.ts, the types of all rows, from the database itself: the migrations are the one place
 * where the schema is written down. Run it after adding a migration:
 *   node server/platform/database/generate-tables.ts
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'

/** Where the generated types are kept. */
export const tablesFile = join(import.meta.dirname, 'tables.ts')

const header = `// Generated from server/migrations by server/platform/database/generate-tables.ts. Change those, not this.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** Read as what it holds; written as an object or as JSON text (arrays must be text: pg has its own). */
type Json = ColumnType<unknown, string | object, string | object>

/** The database fills it in where we do not. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type Tables = {
`

type Column = {
  table: string
  name: string
  type: string
  typeKind: string
  labels: string[] | null
  isArray: boolean
  isNullable: boolean
  /** 'always' may not be written at all. */
  filled: 'never' | 'default' | 'always'
}

/** The text of tables.ts for the migrated database: the same for the same migrations, on any server. */
export async function renderTables(pool: Pool): Promise<string> {
  const tables = Map.groupBy(await readColumns(pool), ({ table }) => table)
  const names = [...tables.keys()].filter((name) => name !== 'schema_migrations')
  const rendered = names.map((name) => {
    const lines = tables.get(name)!.map((column) => `    ${column.name}: ${columnType(column)}\n`)
    return `  ${name}: {\n${lines.join('')}  }\n`
  })
  const body = `${header}${rendered.join('')}}\n`
  return body.includes('GeneratedAlways<')
    ? body
    : body.replace('ColumnType, GeneratedAlways', 'ColumnType')
}

async function readColumns(pool: Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    select class.relname as "table", attribute.attname as name,
      coalesce(element.typname, type.typname) as type,
      coalesce(element.typtype, type.typtype)::text as "typeKind",
      (select array_agg(label.enumlabel::text order by label.enumsortorder) from pg_enum label
        where label.enumtypid = coalesce(element.oid, type.oid)) as labels,
      element.oid is not null as "isArray",
      not attribute.attnotnull as "isNullable",
      case when attribute.attidentity = 'a' or attribute.attgenerated <> '' then 'always'
        when attribute.atthasdef or attribute.attidentity = 'd' then 'default' else 'never' end as filled
    from pg_class class
    join pg_attribute attribute on attribute.attrelid = class.oid
    join pg_type type on type.oid = attribute.atttypid
    left join pg_type element on element.oid = type.typelem and type.typcategory = 'A'
    where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p', 'v', 'm')
      and not class.relispartition and attribute.attnum > 0 and not attribute.attisdropped
    order by class.relname collate "C", attribute.attnum`)
  return rows
}

function columnType(column: Column): string {
  const element = column.labels?.map((label) => `'${label}'`).join(' | ') ?? plainType(column)
  const whole = column.isArray ? `Array<${element}>` : element
  const type = column.isNullable ? `${whole} | null` : whole
  if (column.filled === 'always') return `GeneratedAlways<${type}>`
  return column.filled === 'default' ? `Generated<${type}>` : type
}

const plainTypes: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  float4: 'number',
  float8: 'number',
  inet: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  interval: 'string',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'string',
  text: 'string',
  time: 'string',
  timestamptz: 'Date',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
  xid8: 'string',
}

function plainType({ table, name, type }: Column): string {
  const known = plainTypes[type]
  // A type nobody has thought about here may read as a surprise (timestamp: in the machine's time zone).
  if (known === undefined)
    throw new Error(`${table}.${name}: say in generate-tables.ts how ${type} reads`)
  return known
}

if (import.meta.main) {
  const { openTestDatabase } = await import('./test-kit.ts')
  const database = await openTestDatabase()
  try {
    await writeFile(tablesFile, await renderTables(database.pool))
  } finally {
    await database.close()
  }
}
