import type { Page } from '@yingsheng/contracts/customers'
import type { Language } from '@yingsheng/contracts/text'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'

/** A customer in full: never leaves the server; `present.ts` masks it. */
export type CustomerRecord = {
  id: string
  number: number
  name: string | null
  phone: string | null
  email: string | null
  language: Language | null
  remark: string
  fields: Record<string, string>
  isIdentified: boolean
  createdAt: Date
  lastSeenAt: Date
  /** Position of the newest event of his stream. */
  sequence: number
  /** Position of the event that last changed the profile: what edits are based on. */
  changedSequence: number
}

const columns = [
  'id',
  'number',
  'name',
  'phone',
  'email',
  'language',
  'remark',
  'fields',
  'is_identified',
  'created_at',
  'last_seen_at',
  'sequence',
  'changed_sequence',
] as const

type Row = {
  id: string
  number: number
  name: string | null
  phone: string | null
  email: string | null
  language: string | null
  remark: string
  fields: unknown
  is_identified: boolean
  created_at: Date
  last_seen_at: Date
  sequence: number
  changed_sequence: number
}

function fromRow(row: Row): CustomerRecord {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    phone: row.phone,
    email: row.email,
    language: row.language as Language | null,
    remark: row.remark,
    fields: row.fields as Record<string, string>,
    isIdentified: row.is_identified,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    sequence: row.sequence,
    changedSequence: row.changed_sequence,
  }
}

export async function findCustomer({ db }: Db, id: string): Promise<CustomerRecord | undefined> {
  const row = await db
    .selectFrom('customers')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Those that are there, by id; the caller has bounded how many. */
export async function findCustomers(
  { db }: Db,
  ids: readonly string[],
): Promise<Map<string, CustomerRecord>> {
  const rows = await db
    .selectFrom('customers')
    .select(columns)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, fromRow(row)]))
}

/** Locked for the rest of the transaction: one thing at a time happens to a customer. */
export async function lockCustomer(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<CustomerRecord | undefined> {
  const row = await db
    .selectFrom('customers')
    .select(columns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

export type NewCustomer = {
  id: string
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  language: Language | null
  isIdentified: boolean
}

export async function insertCustomer(
  { db }: Pick<Tx, 'db'>,
  customer: NewCustomer,
  now: Date,
): Promise<CustomerRecord> {
  const row = await db
    .insertInto('customers')
    .values({
      id: customer.id,
      name: customer.name ?? null,
      email: customer.email ?? null,
      phone: customer.phone ?? null,
      language: customer.language,
      is_identified: customer.isIdentified,
      sequence: 1,
      created_at: now,
      last_seen_at: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

export type CustomerChange = Partial<
  Pick<CustomerRecord, 'name' | 'phone' | 'email' | 'language' | 'remark'>
>

/** Saves what changed and raises the customer's sequence for the event that tells of it. */
export async function saveCustomer(
  { db }: Pick<Tx, 'db'>,
  id: string,
  change: CustomerChange,
): Promise<CustomerRecord> {
  const row = await db
    .updateTable('customers')
    .set({ ...change, sequence: sql`sequence + 1`, changed_sequence: sql`sequence + 1` })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

/** The stream position of an event that leaves the profile as it is. */
export async function raiseCustomer(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<{ id: string; sequence: number }> {
  return db
    .updateTable('customers')
    .set({ sequence: sql`sequence + 1` })
    .where('id', '=', id)
    .returning(['id', 'sequence'])
    .executeTakeFirstOrThrow()
}

export async function saveVisit({ db }: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('customers').set({ last_seen_at: at }).where('id', '=', id).execute()
}

export async function savePage({ db }: Db, id: string, page: Page, at: Date): Promise<void> {
  await db
    .updateTable('customers')
    .set({ page: JSON.stringify(page), last_seen_at: at })
    .where('id', '=', id)
    .execute()
}

export async function findPage({ db }: Db, id: string): Promise<Page | null> {
  const row = await db
    .selectFrom('customers')
    .select('page')
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.page as Page | null | undefined) ?? null
}

export async function saveFields(
  { db }: Db,
  id: string,
  fields: Record<string, string>,
): Promise<void> {
  await db
    .updateTable('customers')
    .set({ fields: JSON.stringify(fields) })
    .where('id', '=', id)
    .execute()
}

/** The customer to whom a shop's subject belongs. Scoped by line: each line has its own secret. */
export async function findByShopIdentity(
  { db }: Db,
  lineId: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('customer_identities')
    .select('customer_id')
    .where('kind', '=', 'shop')
    .where('scope', '=', lineId)
    .where('value', '=', subject)
    .executeTakeFirst()
  return row?.customer_id
}

/** False when somebody else was faster. */
export async function insertShopIdentity(
  { db }: Pick<Tx, 'db'>,
  identity: { customerId: string; lineId: string; subject: string },
  now: Date,
): Promise<boolean> {
  const inserted = await db
    .insertInto('customer_identities')
    .values({
      customer_id: identity.customerId,
      kind: 'shop',
      scope: identity.lineId,
      value: identity.subject,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'scope', 'value']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function insertCustomerSession(
  { db }: Pick<Tx, 'db'>,
  session: {
    id: string
    tokenHash: Buffer
    customerId: string
    lineId: string
    isIdentified: boolean
    expiresAt: Date
  },
  now: Date,
): Promise<void> {
  await db
    .insertInto('customer_sessions')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      customer_id: session.customerId,
      line_id: session.lineId,
      is_identified: session.isIdentified,
      created_at: now,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function findCustomerSession({ db }: Db, tokenHash: Buffer, now: Date) {
  return liveSessions(db, now).where('s.token_hash', '=', tokenHash).executeTakeFirst()
}

export async function hasCustomerSession({ db }: Db, id: string, now: Date): Promise<boolean> {
  return (await liveSessions(db, now).where('s.id', '=', id).executeTakeFirst()) !== undefined
}

/** A session that a shop's token opened lasts as long as the secret that signed the token. */
function liveSessions(db: Db['db'], now: Date) {
  return db
    .selectFrom('customer_sessions as s')
    .innerJoin('lines as l', 'l.id', 's.line_id')
    .select(['s.id', 's.customer_id', 's.line_id', 's.is_identified'])
    .where('s.expires_at', '>', now)
    .where((row) =>
      row.or([
        row('s.is_identified', '=', false),
        row('s.created_at', '>=', row.ref('l.secret_changed_at')),
      ]),
    )
}

/** False when it was gone already. */
export async function deleteCustomerSession({ db }: Pick<Tx, 'db'>, id: string): Promise<boolean> {
  const deleted = await db.deleteFrom('customer_sessions').where('id', '=', id).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

export async function deleteExpiredSessions({ db }: Db, now: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('customer_sessions')
    .where('expires_at', '<', now)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
