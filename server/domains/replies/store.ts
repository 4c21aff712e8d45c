import type { FileRef } from '@yingsheng/contracts/files'
import type { QuickReply } from '@yingsheng/contracts/replies'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'

/** A quick reply as it is kept. `agentId` is null for shared ones. */
export type PreparedReply = {
  id: string
  agentId: string | null
  brandId: string | null
  group: string
  title: string
  text: string
  shortcut: string | null
  spelling: QuickReply['spelling']
  files: FileRef[]
  isArchived: boolean
  sequence: number
}
export type UsedReply = PreparedReply &
  Pick<QuickReply, 'uses' | 'lastUsedAt' | 'myUses' | 'myLastUsedAt'>

type Row = {
  id: string
  agent_id: string | null
  brand_id: string | null
  group_name: string
  title: string
  text: string
  shortcut: string | null
  spelling: unknown
  files: unknown
  sequence: number
  archived_at: Date | null
}

const columns = [
  'quick_replies.id',
  'quick_replies.agent_id',
  'quick_replies.brand_id',
  'quick_replies.group_name',
  'quick_replies.title',
  'quick_replies.text',
  'quick_replies.shortcut',
  'quick_replies.spelling',
  'quick_replies.files',
  'quick_replies.sequence',
  'quick_replies.archived_at',
] as const

function fromRow(row: Row): PreparedReply {
  return {
    id: row.id,
    agentId: row.agent_id,
    brandId: row.brand_id,
    group: row.group_name,
    title: row.title,
    text: row.text,
    shortcut: row.shortcut,
    spelling: row.spelling as QuickReply['spelling'],
    files: row.files as FileRef[],
    isArchived: row.archived_at !== null,
    sequence: row.sequence,
  }
}

/** What an agent may use: the shared ones and his own, in their order; archived ones newest first. */
export async function listFor(
  { db }: Db,
  { agentId, isArchived, limit }: { agentId: string; isArchived: boolean; limit: number },
): Promise<UsedReply[]> {
  const rows = await db
    .selectFrom('quick_replies')
    .leftJoin('quick_reply_uses as mine', (join) =>
      join.onRef('mine.quick_reply_id', '=', 'quick_replies.id').on('mine.agent_id', '=', agentId),
    )
    .select([
      ...columns,
      'quick_replies.uses',
      'quick_replies.last_used_at',
      'mine.uses as my_uses',
      'mine.last_used_at as my_last_used_at',
    ])
    .where((where) =>
      where.or([
        where('quick_replies.agent_id', 'is', null),
        where('quick_replies.agent_id', '=', agentId),
      ]),
    )
    .where('quick_replies.archived_at', isArchived ? 'is not' : 'is', null)
    .orderBy(isArchived ? sql`quick_replies.archived_at desc` : sql`quick_replies.place`)
    .orderBy('quick_replies.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...fromRow(row),
    uses: row.uses,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    myUses: row.my_uses ?? 0,
    myLastUsedAt: row.my_last_used_at?.toISOString() ?? null,
  }))
}

export async function findUsed(
  { db }: Db,
  { id, agentId }: { id: string; agentId: string },
): Promise<Pick<UsedReply, 'uses' | 'lastUsedAt' | 'myUses' | 'myLastUsedAt'>> {
  const row = await db
    .selectFrom('quick_replies')
    .leftJoin('quick_reply_uses as mine', (join) =>
      join.onRef('mine.quick_reply_id', '=', 'quick_replies.id').on('mine.agent_id', '=', agentId),
    )
    .select([
      'quick_replies.uses',
      'quick_replies.last_used_at',
      'mine.uses as my_uses',
      'mine.last_used_at as my_last_used_at',
    ])
    .where('quick_replies.id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    uses: row.uses,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    myUses: row.my_uses ?? 0,
    myLastUsedAt: row.my_last_used_at?.toISOString() ?? null,
  }
}

/** Locked for the rest of the transaction. */
export async function lockReply(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<PreparedReply | undefined> {
  const row = await db
    .selectFrom('quick_replies')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function lockReplies(
  { db }: Pick<Tx, 'db'>,
  ids: readonly string[],
): Promise<(PreparedReply & { place: number })[]> {
  const rows = await db
    .selectFrom('quick_replies')
    .select([...columns, 'quick_replies.place'])
    .where('id', 'in', ids)
    .orderBy('id')
    .limit(ids.length)
    .forUpdate()
    .execute()
  return rows.map((row) => ({ ...fromRow(row), place: row.place }))
}

/** How many of an owner are in use, with the place behind the last of them. */
export async function countOf(
  { db }: Pick<Tx, 'db'>,
  agentId: string | null,
): Promise<{ count: number; nextPlace: number }> {
  return db
    .selectFrom('quick_replies')
    .select((row) => [
      row.fn.countAll<number>().as('count'),
      sql<number>`coalesce(max(place), 0) + 1`.as('nextPlace'),
    ])
    .where('agent_id', agentId === null ? 'is' : '=', agentId)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
}

export async function hasBrand({ db }: Pick<Tx, 'db'>, id: string): Promise<boolean> {
  const row = await db.selectFrom('brands').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

export async function insertReply(
  { db }: Pick<Tx, 'db'>,
  reply: Omit<PreparedReply, 'isArchived' | 'sequence'> & { place: number },
  now: Date,
): Promise<PreparedReply> {
  const row = await db
    .insertInto('quick_replies')
    .values({
      ...columnsOf(reply),
      id: reply.id,
      agent_id: reply.agentId,
      place: reply.place,
      created_at: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

export async function saveReply(
  { db }: Pick<Tx, 'db'>,
  reply: PreparedReply,
  now: Date,
): Promise<PreparedReply> {
  const row = await db
    .updateTable('quick_replies')
    .set({
      ...columnsOf(reply),
      archived_at: reply.isArchived ? sql<Date>`coalesce(archived_at, ${now})` : null,
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', reply.id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

function columnsOf(reply: Omit<PreparedReply, 'isArchived' | 'sequence'>) {
  return {
    brand_id: reply.brandId,
    group_name: reply.group,
    title: reply.title,
    text: reply.text,
    shortcut: reply.shortcut,
    spelling: JSON.stringify(reply.spelling),
    files: JSON.stringify(reply.files),
  }
}

export async function savePlaces(
  { db }: Pick<Tx, 'db'>,
  places: readonly { id: string; place: number }[],
): Promise<void> {
  await sql`
    update quick_replies set place = g.place
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g(id uuid, place int)
    where quick_replies.id = g.id`.execute(db)
}

/** One more use, by an agent, now. */
export async function raiseUses(
  { db }: Pick<Tx, 'db'>,
  { id, agentId, now }: { id: string; agentId: string; now: Date },
): Promise<void> {
  await db
    .updateTable('quick_replies')
    .set((row) => ({ uses: row('uses', '+', 1), last_used_at: now }))
    .where('id', '=', id)
    .execute()
  await db
    .insertInto('quick_reply_uses')
    .values({ quick_reply_id: id, agent_id: agentId, uses: 1, last_used_at: now })
    .onConflict((conflict) =>
      conflict.columns(['agent_id', 'quick_reply_id']).doUpdateSet((row) => ({
        uses: row('quick_reply_uses.uses', '+', 1),
        last_used_at: now,
      })),
    )
    .execute()
}
