import type { Db } from '../../../platform/context.ts'

export type PushKeys = { publicKey: string; sealedPrivateKey: string }

export async function findKeys({ db }: Db): Promise<PushKeys | undefined> {
  const row = await db
    .selectFrom('push_keys')
    .select(['public_key', 'sealed_private_key'])
    .executeTakeFirst()
  return row && { publicKey: row.public_key, sealedPrivateKey: row.sealed_private_key }
}

/** Of several who make them at once the first one's are kept. */
export async function insertKeys({ db }: Db, keys: PushKeys, now: Date): Promise<void> {
  await db
    .insertInto('push_keys')
    .values({
      public_key: keys.publicKey,
      sealed_private_key: keys.sealedPrivateKey,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('is_the_one').doNothing())
    .execute()
}
