import type { ConversationState } from '@yingsheng/contracts/conversations'
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** The newest conversation's number; 0 where there is none. */
export async function findHighestNumber({ db }: Db): Promise<number> {
  const row = await db
    .selectFrom('conversations')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Those opened between two instants whose numbers lie in a stretch, in the order of their numbers. */
export async function listByNumber(
  { db }: Db,
  given: { from: Date; until: Date; after: number; upTo: number; limit: number },
): Promise<ConversationState[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(sql<ConversationState>`conversation_state(conversations)`.as('state'))
    .where('number', '>', given.after)
    .where('number', '<=', given.upTo)
    .where('opened_at', '>=', given.from)
    .where('opened_at', '<', given.until)
    .orderBy('number')
    .limit(given.limit)
    .execute()
  return rows.map(({ state }) => state)
}
