import type { BrandHours, OpeningHours } from '@yingsheng/contracts/calendars'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'

const brandsListedMax = 500

export async function listHours({ db }: Db): Promise<BrandHours[]> {
  const rows = await db
    .selectFrom('brand_hours')
    .select(['brand_id', 'hours', 'sequence'])
    .limit(brandsListedMax)
    .execute()
  return rows.map((row) => ({
    brandId: row.brand_id,
    hours: row.hours as OpeningHours,
    sequence: row.sequence,
  }))
}

/** The hours of a brand; null where nothing was set. */
export async function findHours({ db }: Db, brandId: string): Promise<OpeningHours | null> {
  return (await findBrandHours({ db }, brandId))?.hours ?? null
}

export async function findBrandHours({ db }: Db, brandId: string): Promise<BrandHours | null> {
  const row = await db
    .selectFrom('brand_hours')
    .select(['hours', 'sequence'])
    .where('brand_id', '=', brandId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { brandId, hours: row.hours as OpeningHours, sequence: row.sequence }
}

export async function saveHours(
  { db }: Pick<Tx, 'db'>,
  { brandId, hours }: Omit<BrandHours, 'sequence'>,
): Promise<BrandHours> {
  const row = await db
    .insertInto('brand_hours')
    .values({ brand_id: brandId, hours: JSON.stringify(hours) })
    .onConflict((conflict) =>
      conflict.column('brand_id').doUpdateSet({
        hours: JSON.stringify(hours),
        sequence: sql`brand_hours.sequence + 1`,
      }),
    )
    .returning('sequence')
    .executeTakeFirstOrThrow()
  return { brandId, hours, sequence: row.sequence }
}
