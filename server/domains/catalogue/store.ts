import type {
  CatalogueEntry,
  CatalogueFields,
  CatalogueKind,
  FieldsOf,
} from '@yingsheng/contracts/catalogue'
import { catalogueEntriesMax } from '@yingsheng/contracts/limits'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'

/** An entry of one kind. */
export type Entry<K extends CatalogueKind = CatalogueKind> = Omit<CatalogueEntry, 'fields'> & {
  fields: FieldsOf<K>
}

type EntryRow = {
  id: string
  fields: unknown
  place: number
  sequence: number
  archived_at: Date | null
}

const columns = ['id', 'fields', 'place', 'sequence', 'archived_at'] as const

function fromRow(row: EntryRow): CatalogueEntry {
  const { id, place, sequence } = row
  const fields = row.fields as CatalogueFields
  return { id, fields, place, isArchived: row.archived_at !== null, sequence }
}

export async function listEntries({ db }: Db): Promise<CatalogueEntry[]> {
  const rows = await db
    .selectFrom('catalogue_entries')
    .select(columns)
    .orderBy('kind')
    .orderBy('place')
    .orderBy('id')
    .limit(catalogueEntriesMax)
    .execute()
  return rows.map(fromRow)
}

/** The entries of one kind in their order, those put away as well. */
export async function listEntriesOf<K extends CatalogueKind>(
  { db }: Db,
  kind: K,
): Promise<Entry<K>[]> {
  const rows = await db
    .selectFrom('catalogue_entries')
    .select(columns)
    .where('kind', '=', kind)
    .orderBy('place')
    .orderBy('id')
    .limit(catalogueEntriesMax)
    .execute()
  return rows.map(fromRow) as Entry<K>[]
}

/** Locked for the rest of the transaction. */
export async function lockEntry(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<CatalogueEntry | undefined> {
  const row = await db
    .selectFrom('catalogue_entries')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** How many of these are there, of this kind and in use. */
export async function countThere(
  { db }: Db,
  kind: CatalogueKind,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  const { count } = await db
    .selectFrom('catalogue_entries')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('id', 'in', ids)
    .where('kind', '=', kind)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function countEntries({ db }: Db): Promise<number> {
  const { count } = await db
    .selectFrom('catalogue_entries')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Undefined when another entry of the kind has this name. */
export async function insertEntry(
  { db }: Pick<Tx, 'db'>,
  { id, fields }: { id: string; fields: CatalogueFields },
  now: Date,
): Promise<CatalogueEntry | undefined> {
  const row = await db
    .insertInto('catalogue_entries')
    .values({
      id,
      kind: fields.kind,
      fields: JSON.stringify(fields),
      place: sql<number>`(select coalesce(max(place), 0) + 1 from catalogue_entries where kind = ${fields.kind})`,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Whether another entry in use has the name that this one wants. */
export async function isNameTaken({ db }: Db, { id, fields }: CatalogueEntry): Promise<boolean> {
  const parentId = 'parentId' in fields ? (fields.parentId ?? '') : ''
  const row = await db
    .selectFrom('catalogue_entries')
    .select('id')
    .where('kind', '=', fields.kind)
    .where('archived_at', 'is', null)
    .where('id', '!=', id)
    .where(sql<boolean>`lower(fields ->> 'name') = lower(${fields.name})`)
    .where(sql<boolean>`coalesce(fields ->> 'parentId', '') = ${parentId}`)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveEntry(
  { db }: Pick<Tx, 'db'>,
  entry: CatalogueEntry,
  now: Date,
): Promise<CatalogueEntry> {
  const row = await db
    .updateTable('catalogue_entries')
    .set({
      fields: JSON.stringify(entry.fields),
      place: entry.place,
      archived_at: entry.isArchived ? sql<Date>`coalesce(archived_at, ${now})` : null,
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', entry.id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

/** The places on both sides of the gap behind an entry (null: before the first) of this kind. */
export async function findGap(
  { db }: Db,
  kind: CatalogueKind,
  afterId: string | null,
): Promise<{ before: number; behind: number } | undefined> {
  const { rows } = await sql<{ before: number | null; behind: number | null }>`
    with one as (select place as before from catalogue_entries where id = ${afterId} and kind = ${kind}
      union all select 0 where ${afterId}::uuid is null)
    select before, (select min(place) from catalogue_entries where kind = ${kind} and place > before) as behind
    from one`.execute(db)
  const [gap] = rows
  if (gap === undefined) return undefined
  const before = Number(gap.before)
  return { before, behind: gap.behind === null ? before + 2 : Number(gap.behind) }
}

/** What refers to an entry in a way that keeps it from being put away. */
export async function isNeeded({ db }: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ is_needed: boolean }>`
    select exists (select 1 from catalogue_entries where archived_at is null
      and ${id}::text in (fields ->> 'parentId', fields ->> 'departmentId', fields ->> 'teamId', fields ->> 'skillId'))
      as is_needed`.execute(db)
  return rows[0]!.is_needed
}

/** The first queue in use: where new lines begin. There is one from the set-up on. */
export async function findFirstQueue({ db }: Db): Promise<string> {
  const row = await db
    .selectFrom('catalogue_entries')
    .select('id')
    .where('kind', '=', 'queue')
    .orderBy(sql`archived_at is not null`)
    .orderBy('place')
    .executeTakeFirstOrThrow()
  return row.id
}
