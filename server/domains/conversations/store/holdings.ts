import type { ConversationState } from '@yingsheng/contracts/conversations'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

/** A new conversation waits in the queue of its line. */
export async function insertConversation(
  { db }: Pick<Tx, 'db'>,
  conversation: { id: string; customerId: string; lineId: string; brandId: string },
  now: Date,
): Promise<ConversationState> {
  const { id, customerId, lineId, brandId } = conversation
  const { rows } = await sql<{ state: ConversationState }>`
    with opened as (
      insert into conversations
        (id, customer_id, line_id, brand_id, status, queue_id, queued_at, opened_at, last_message_at, sequence)
      select ${id}, ${customerId}, id, ${brandId}, 'open', queue_id, ${now}, ${now}, ${now}, 1
      from lines where id = ${lineId}
      returning id, queue_id, conversation_state(conversations) as state
    ), entered as (
      insert into queue_stays (conversation_id, entered_at, queue_id) select id, ${now}, queue_id from opened
    )
    select state from opened`.execute(db)
  return rows[0]!.state
}

/** What becomes of a conversation: what is not named stays. `assigneeId: null` puts it into its queue. */
export type Holding = {
  id: string
  assigneeId?: string | null
  queueId?: string
  status?: 'open' | 'resolved'
}

/**
 * Changes who holds conversations and whether they are open, raises their sequences, and keeps the
 * record of their stays in queues. An open conversation without an assignee waits in its queue, and
 * goes on waiting from when it came there; resolving ends the customer's wait, whoever spoke last.
 * The rows are locked by the caller. Answers the states in the order given.
 */
export async function saveHoldings(
  { db }: Pick<Tx, 'db'>,
  holdings: readonly Holding[],
  now: Date,
): Promise<ConversationState[]> {
  if (holdings.length === 0) return []
  const input = JSON.stringify(
    holdings.map(({ id, assigneeId, queueId, status }) => ({
      id,
      assignee_id: assigneeId,
      is_assigning: assigneeId !== undefined,
      queue_id: queueId,
      status,
    })),
  )
  const { rows } = await sql<{ id: string; state: ConversationState }>`
    with given as materialized (
      select * from jsonb_to_recordset(${input}::jsonb)
        as g(id uuid, assignee_id uuid, is_assigning boolean, queue_id uuid, status text)
    ), before as materialized (
      select c.id, c.queue_id, c.queued_at, coalesce(g.status, c.status) as next_status,
        case when g.is_assigning then g.assignee_id else c.assignee_id end as next_assignee_id
      from conversations c join given g on g.id = c.id
    ), changed as (
      update conversations c set
        status = b.next_status,
        assignee_id = b.next_assignee_id,
        queue_id = coalesce(g.queue_id, c.queue_id),
        queued_at = case when b.next_status = 'open' and b.next_assignee_id is null
          then coalesce(c.queued_at, ${now}) end,
        held_since = case when b.next_assignee_id is null then null
          when b.next_assignee_id is distinct from c.assignee_id then ${now} else c.held_since end,
        served_by = coalesce(b.next_assignee_id, c.served_by),
        resolved_at = case g.status when 'resolved' then ${now} when 'open' then null else c.resolved_at end,
        waiting_since = case when g.status = 'resolved' then null else c.waiting_since end,
        answered_at = case when g.status = 'resolved' then ${now} else c.answered_at end,
        sequence = c.sequence + 1
      from given g join before b on b.id = g.id where c.id = g.id
      returning c.id, c.queue_id, c.queued_at, c.assignee_id, conversation_state(c) as state
    ), left_queue as (
      update queue_stays s set left_at = ${now}, agent_id = c.assignee_id,
        outcome = case when c.queued_at is not null then 'moved' when c.assignee_id is null then 'resolved'
          when (c.state ->> 'status') = 'resolved' then 'resolved' else 'taken' end
      from changed c join before b on b.id = c.id
      where s.conversation_id = c.id and s.left_at is null
        and (c.queued_at is null or c.queue_id <> b.queue_id)
    ), entered_queue as (
      insert into queue_stays (conversation_id, entered_at, queue_id)
      select c.id, ${now}, c.queue_id from changed c join before b on b.id = c.id
      where c.queued_at is not null and (b.queued_at is null or c.queue_id <> b.queue_id)
    )
    select id, state from changed`.execute(db)
  const states = new Map(rows.map((row) => [row.id, row.state]))
  return holdings.flatMap(({ id }) => states.get(id) ?? [])
}

/** The same for one. */
export async function saveHolding(
  tx: Pick<Tx, 'db'>,
  holding: Holding,
  now: Date,
): Promise<ConversationState> {
  const [state] = await saveHoldings(tx, [holding], now)
  return state!
}

/** Open conversations of an agent, locked in the order of ids. */
export async function lockOpenOf(
  { db }: Pick<Tx, 'db'>,
  assigneeId: string,
  limit: number,
): Promise<ConversationState[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(sql<ConversationState>`conversation_state(conversations)`.as('state'))
    .where('assignee_id', '=', assigneeId)
    .where('status', '=', 'open')
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => row.state)
}

/** These conversations, locked in the order of ids. */
export async function lockConversations(
  { db }: Pick<Tx, 'db'>,
  ids: readonly string[],
): Promise<Map<string, ConversationState>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('conversations')
    .select(['id', sql<ConversationState>`conversation_state(conversations)`.as('state')])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row.state]))
}

/** How many open conversations each agent has; agents without any are left out. */
export async function countLoads({ db }: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ agent_id: string; load: number }>`
    select assignee_id as agent_id, count(*)::int as load from conversations
    where status = 'open' and assignee_id is not null group by assignee_id`.execute(db)
  return new Map(rows.map((row) => [row.agent_id, row.load]))
}
