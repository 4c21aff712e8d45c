import type { ConversationRow, ConversationState, View } from '@yingsheng/contracts/conversations'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

const state = sql<ConversationState>`conversation_state(conversations)`

export async function findConversation(
  { db }: Db,
  id: string,
): Promise<ConversationState | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select(state.as('state'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.state
}

/** Locked for the rest of the transaction. */
export async function lockConversation(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<ConversationState | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select(state.as('state'))
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row?.state
}

/** The customer's open conversation on a line, the newest of them; without any, his newest. */
export async function findLatest(
  { db }: Db,
  { customerId, lineId }: { customerId: string; lineId: string },
): Promise<ConversationState | null> {
  const row = await db
    .selectFrom('conversations')
    .select(state.as('state'))
    .where('customer_id', '=', customerId)
    .where('line_id', '=', lineId)
    .orderBy(sql`status = 'open'`, 'desc')
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.state ?? null
}

type Change = { customerId?: string; urgency?: number; score?: number; tagIds?: string[] }

/** Saves what changed and raises the sequence for the event that tells of it. */
export async function saveConversation(
  { db }: Pick<Tx, 'db'>,
  id: string,
  { customerId, urgency, score, tagIds }: Change,
): Promise<ConversationState> {
  const row = await db
    .updateTable('conversations')
    .set({
      ...(customerId !== undefined && { customer_id: customerId }),
      ...(urgency !== undefined && { urgency }),
      ...(score !== undefined && { score }),
      ...(tagIds !== undefined && { tag_ids: tagIds }),
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', id)
    .returning(state.as('state'))
    .executeTakeFirstOrThrow()
  return row.state
}

const openConversationsMax = 10_000

export async function listOfCustomer({ db }: Db, customerId: string, limit: number) {
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'number', 'status', 'opened_at', 'last_text'])
    .where('customer_id', '=', customerId)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status as 'open' | 'resolved',
    openedAt: row.opened_at.toISOString(),
    text: row.last_text,
  }))
}

/** Conversations of one customer on one line, open and resolved, oldest first. */
export async function lockAllOfCustomer(
  { db }: Pick<Tx, 'db'>,
  customerId: string,
  lineId: string,
): Promise<ConversationState[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(state.as('state'))
    .where('customer_id', '=', customerId)
    .where('line_id', '=', lineId)
    .orderBy('id')
    .limit(openConversationsMax)
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => row.state)
}

/** Where a page of the list ends: the group, the instant it is ordered by, the id. */
export type ListCursor = { group: 'waiting' | 'answered' | 'resolved'; at: string; id: string }

const unreadCountedMax = 99

/**
 * One group of one view, in its order. Waiting: longest first. Answered and resolved: latest first.
 * Each order has a partial index; unread lines are counted up to 99.
 */
export async function listGroup(
  { db }: Db,
  query: {
    view: View
    group: ListCursor['group']
    agentId: string
    after: ListCursor | null
    limit: number
  },
): Promise<{ rows: ConversationRow[]; last: ListCursor | null }> {
  const { view, group, agentId, after, limit } = query
  const orderedBy = sql.ref(
    { waiting: 'c.waiting_since', answered: 'c.answered_at', resolved: 'c.resolved_at' }[group],
  )
  const isAscending = group === 'waiting'
  const order = isAscending ? sql`${orderedBy}, c.id` : sql`${orderedBy} desc, c.id`
  const mine =
    view === 'mine'
      ? sql`and c.assignee_id = ${agentId}`
      : view === 'unassigned'
        ? sql`and c.assignee_id is null`
        : sql``
  const inGroup =
    group === 'resolved'
      ? sql`c.status = 'resolved'`
      : group === 'waiting'
        ? sql`c.status = 'open' and c.waiting_since is not null`
        : sql`c.status = 'open' and c.waiting_since is null`
  const beyond =
    after === null
      ? sql``
      : isAscending
        ? sql`and (${orderedBy}, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : // The first bound says nothing new; with it the index is entered where the page begins.
          sql`and ${orderedBy} <= ${after.at}::timestamptz
            and (${orderedBy} < ${after.at}::timestamptz or c.id > ${after.id}::uuid)`

  const { rows } = await sql<ListedRow>`
    with listed as materialized (
      select c.*, ${orderedBy} as ordered_at from conversations c
      where ${inGroup} ${mine} ${beyond} order by ${order} limit ${limit}
    )
    select conversation_state(c) as state, iso(l.ordered_at) as ordered_at, c.last_by, c.last_what, c.last_text, c.last_files,
      k.name as customer_name, k.number as customer_number, d.text as draft,
      (select count(*) from (
        select 1 from messages m where m.conversation_id = c.id and m.sequence > coalesce(r.read, 0)
          and m.author_kind = 'customer' limit ${unreadCountedMax}) unread) as unread
    from listed l
    join conversations c on c.id = l.id
    join customers k on k.id = c.customer_id
    left join read_positions r on r.conversation_id = c.id and r.reader_id = ${agentId}
    left join drafts d on d.conversation_id = c.id and d.agent_id = ${agentId}
    order by l.ordered_at ${isAscending ? sql`asc` : sql`desc`}, l.id`.execute(db)

  const last = rows.at(-1)
  return {
    rows: rows.map(listedRow),
    last: last === undefined ? null : { group, at: last.ordered_at, id: last.state.id },
  }
}

type ListedRow = {
  state: ConversationState
  ordered_at: string
  last_by: 'customer' | 'agent' | 'note'
  last_what: 'text' | 'recalled'
  last_text: string
  last_files: number
  customer_name: string | null
  customer_number: number
  draft: string | null
  unread: number
}

function listedRow(row: ListedRow): ConversationRow {
  return {
    ...row.state,
    customerName: row.customer_name,
    customerNumber: row.customer_number,
    lastLine: {
      by: row.last_by,
      what: row.last_what,
      text: row.last_text,
      files: row.last_files,
    },
    unread: row.unread,
    draft: row.draft,
  }
}

const countedMax = 1_000

/** How many each view holds, counted up to 1,000 by the indexes of the views. */
export async function countViews({ db }: Db, agentId: string) {
  const upTo = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*) from (select 1 from conversations c where c.status = 'open' and ${condition} limit ${countedMax}) counted)`
  const { rows } = await sql<{ mine: number; unassigned: number; all: number; waiting: number }>`
    select ${upTo(sql`c.assignee_id = ${agentId}`)} as mine,
      ${upTo(sql`c.assignee_id is null`)} as unassigned,
      ${upTo(sql`true`)} as all,
      ${upTo(sql`c.assignee_id = ${agentId} and c.waiting_since is not null`)} as waiting`.execute(
    db,
  )
  return rows[0]!
}
