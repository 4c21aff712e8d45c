import type { Brand, Business, WidgetLine, WidgetSettings } from '@yingsheng/contracts/business'
import type { AttachmentPolicy } from '@yingsheng/contracts/files'
import type { Language } from '@yingsheng/contracts/text'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'
import type { SecretBox } from '../../platform/crypto/secret-box.ts'

export async function isSetUp({ db }: Db): Promise<boolean> {
  return (await db.selectFrom('business').select('id').executeTakeFirst()) !== undefined
}

const businessColumns = [
  'id',
  'name',
  'language',
  'attachments',
  'changed_sequence as sequence',
] as const

export async function findBusiness({ db }: Db): Promise<Business | undefined> {
  return db
    .selectFrom('business')
    .select(businessColumns)
    .$narrowType<{ language: Language; attachments: AttachmentPolicy }>()
    .executeTakeFirst()
}

/** Locked for the rest of the transaction; there is one once anybody can be signed in. */
export async function lockBusiness({ db }: Pick<Tx, 'db'>): Promise<Business> {
  return db
    .selectFrom('business')
    .select(businessColumns)
    .$narrowType<{ language: Language; attachments: AttachmentPolicy }>()
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** False when the business exists already, or is being created by somebody else right now. */
export async function insertBusiness(
  { db }: Pick<Tx, 'db'>,
  business: Business,
  now: Date,
): Promise<boolean> {
  const inserted = await db
    .insertInto('business')
    .values({
      ...business,
      attachments: JSON.stringify(business.attachments),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('is_only').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** The stream position of the next event about the business, its brands or its lines. */
export async function raiseBusiness({
  db,
}: Pick<Tx, 'db'>): Promise<{ id: string; sequence: number }> {
  return db
    .updateTable('business')
    .set((row) => ({ sequence: row('sequence', '+', 1) }))
    .returning(['id', 'sequence'])
    .executeTakeFirstOrThrow()
}

export async function saveBusiness(
  { db }: Pick<Tx, 'db'>,
  { name, language, attachments, sequence }: Omit<Business, 'id'>,
) {
  await db
    .updateTable('business')
    .set({
      name,
      language,
      attachments: JSON.stringify(attachments),
      changed_sequence: sequence,
    })
    .execute()
}

type BrandRow = {
  id: string
  name: string
  language: string
  sequence: number
  archived_at: Date | null
}

function brandFromRow(row: BrandRow): Brand {
  const { id, name, sequence } = row
  return {
    id,
    name,
    language: row.language as Language,
    isArchived: row.archived_at !== null,
    sequence,
  }
}

const brandColumns = ['id', 'name', 'language', 'sequence', 'archived_at'] as const

/** More brands or lines than this are not listed. */
const listedMax = 500

export async function listBrands({ db }: Db): Promise<Brand[]> {
  const rows = await db
    .selectFrom('brands')
    .select(brandColumns)
    .orderBy('created_at')
    .limit(listedMax)
    .execute()
  return rows.map(brandFromRow)
}

/** Locked for the rest of the transaction. */
export async function lockBrand({ db }: Pick<Tx, 'db'>, id: string): Promise<Brand | undefined> {
  const row = await db
    .selectFrom('brands')
    .select(brandColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && brandFromRow(row)
}

export async function insertBrand(
  { db }: Pick<Tx, 'db'>,
  brand: { id: string; name: string; language: string },
  now: Date,
) {
  const row = await db
    .insertInto('brands')
    .values({ ...brand, created_at: now })
    .returning(brandColumns)
    .executeTakeFirstOrThrow()
  return brandFromRow(row)
}

export async function saveBrand({ db }: Pick<Tx, 'db'>, brand: Brand, now: Date): Promise<Brand> {
  const row = await db
    .updateTable('brands')
    .set({
      name: brand.name,
      language: brand.language,
      archived_at: brand.isArchived ? sql<Date>`coalesce(archived_at, ${now})` : null,
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', brand.id)
    .returning(brandColumns)
    .executeTakeFirstOrThrow()
  return brandFromRow(row)
}

export async function countLinesInUse({ db }: Pick<Tx, 'db'>, brandId: string): Promise<number> {
  const { count } = await db
    .selectFrom('lines')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('brand_id', '=', brandId)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

type LineRow = {
  id: string
  brand_id: string
  name: string
  settings: unknown
  queue_id: string
  sequence: number
  archived_at: Date | null
}

function lineFromRow(row: LineRow): WidgetLine {
  return {
    id: row.id,
    kind: 'widget',
    brandId: row.brand_id,
    name: row.name,
    settings: row.settings as WidgetSettings,
    queueId: row.queue_id,
    isArchived: row.archived_at !== null,
    sequence: row.sequence,
  }
}

const lineColumns = [
  'lines.id',
  'lines.brand_id',
  'lines.name',
  'lines.settings',
  'lines.queue_id',
  'lines.sequence',
  'lines.archived_at',
] as const

export async function listLines({ db }: Db): Promise<WidgetLine[]> {
  const rows = await db
    .selectFrom('lines')
    .select(lineColumns)
    .orderBy('created_at')
    .limit(listedMax)
    .execute()
  return rows.map(lineFromRow)
}

/** A line with the name of its brand, archived or not. */
export async function findLine(
  { db }: Db,
  id: string,
): Promise<(WidgetLine & { brandName: string }) | undefined> {
  const row = await db
    .selectFrom('lines')
    .innerJoin('brands', 'brands.id', 'lines.brand_id')
    .select([...lineColumns, 'brands.name as brand_name'])
    .where('lines.id', '=', id)
    .executeTakeFirst()
  return row && { ...lineFromRow(row), brandName: row.brand_name }
}

export async function lockLine(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<WidgetLine | undefined> {
  const row = await db
    .selectFrom('lines')
    .select(lineColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && lineFromRow(row)
}

export async function insertLine(
  { db }: Pick<Tx, 'db'>,
  line: {
    id: string
    brandId: string
    name: string
    settings: WidgetSettings
    queueId: string
    sealedSecret: string
  },
  now: Date,
): Promise<WidgetLine> {
  const row = await db
    .insertInto('lines')
    .values({
      id: line.id,
      brand_id: line.brandId,
      kind: 'widget',
      name: line.name,
      settings: JSON.stringify(line.settings),
      queue_id: line.queueId,
      sealed_secret: line.sealedSecret,
      secret_changed_at: now,
      created_at: now,
    })
    .returning(lineColumns)
    .executeTakeFirstOrThrow()
  return lineFromRow(row)
}

export async function saveLine(
  { db }: Pick<Tx, 'db'>,
  line: WidgetLine,
  now: Date,
): Promise<WidgetLine> {
  const row = await db
    .updateTable('lines')
    .set({
      name: line.name,
      settings: JSON.stringify(line.settings),
      queue_id: line.queueId,
      archived_at: line.isArchived ? sql<Date>`coalesce(archived_at, ${now})` : null,
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', line.id)
    .returning(lineColumns)
    .executeTakeFirstOrThrow()
  return lineFromRow(row)
}

/** The secret in the clear: for verifying identity tokens, and for the audited reading by an administrator. */
export async function openLineSecret(
  { db, secrets }: Db & { secrets: SecretBox },
  id: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('lines')
    .select('sealed_secret')
    .where('id', '=', id)
    .executeTakeFirst()
  return row && secrets.open(row.sealed_secret)
}

export async function saveLineSecret(
  { db }: Pick<Tx, 'db'>,
  id: string,
  sealedSecret: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('lines')
    .set({ sealed_secret: sealedSecret, secret_changed_at: now })
    .where('id', '=', id)
    .execute()
}
