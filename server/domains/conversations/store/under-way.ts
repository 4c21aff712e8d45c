import type { BoardConversation } from '@yingsheng/contracts/supervision'
import { boardConversationsMax } from '@yingsheng/contracts/limits'
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

export type AgentWork = { load: number; waiting: number; waitingSince: string | null }

/** What each agent has open, and how many customers wait for his answer; agents without any are left out. */
export async function boardOfAgents({ db }: Db): Promise<Map<string, AgentWork>> {
  const { rows } = await sql<AgentWork & { agentId: string }>`
    select assignee_id as "agentId", count(*)::int as load, count(waiting_since)::int as waiting,
      iso(min(waiting_since)) as "waitingSince"
    from conversations where status = 'open' and assignee_id is not null group by assignee_id`.execute(
    db,
  )
  return new Map(rows.map(({ agentId, ...work }) => [agentId, work]))
}

export type QueueWork = { waiting: number; waitingSince: string | null }

/** What waits in each queue, and since when the first does; empty queues are left out. */
export async function boardOfQueues({ db }: Db): Promise<Map<string, QueueWork>> {
  const { rows } = await sql<QueueWork & { queueId: string }>`
    select queue_id as "queueId", count(*)::int as waiting, iso(min(queued_at)) as "waitingSince"
    from conversations where queued_at is not null group by queue_id`.execute(db)
  return new Map(rows.map(({ queueId, ...work }) => [queueId, work]))
}

/** An agent's open conversations: first where a customer waits, the longest first. */
export function listOpenOf(db: Db, agentId: string): Promise<BoardConversation[]> {
  return listed(
    db,
    sql`c.status = 'open' and c.assignee_id = ${agentId} order by c.waiting_since nulls last, c.id`,
  )
}

/** What waits in a queue, in the order it is given out. */
export function listQueuedIn(db: Db, queueId: string): Promise<BoardConversation[]> {
  return listed(
    db,
    sql`c.queued_at is not null and c.queue_id = ${queueId} order by c.urgency desc, c.queued_at, c.id`,
  )
}

async function listed({ db }: Db, condition: ReturnType<typeof sql>): Promise<BoardConversation[]> {
  const { rows } = await sql<{
    state: Omit<BoardConversation, 'customerName' | 'customerNumber' | 'lastText'>
    name: string | null
    number: number
    text: string
  }>`
    select conversation_state(c) as state, k.name, k.number, c.last_text as text
    from conversations c join customers k on k.id = c.customer_id
    where ${condition} limit ${boardConversationsMax}`.execute(db)
  return rows.map(({ state, name, number, text }) => ({
    ...state,
    customerName: name,
    customerNumber: number,
    lastText: text,
  }))
}
