import type { Listener } from '@yingsheng/contracts/supervision'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

type Listening = { conversationId: string; agentId: string }

/** Begins to listen, or goes on; answers whether it began. */
export async function saveListening(
  { db }: Pick<Tx, 'db'>,
  { conversationId, agentId }: Listening,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ is_new: boolean }>`
    insert into listenings as l (conversation_id, agent_id, begun_at, seen_at)
    values (${conversationId}, ${agentId}, ${now}, ${now})
    on conflict (conversation_id, agent_id) do update set seen_at = excluded.seen_at
    returning l.xmax = 0 as is_new`.execute(db)
  return rows[0]!.is_new
}

/** Answers since when he had listened. */
export async function deleteListening(
  { db }: Pick<Tx, 'db'>,
  { conversationId, agentId }: Listening,
): Promise<Date | undefined> {
  const row = await db
    .deleteFrom('listenings')
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .returning('begun_at')
    .executeTakeFirst()
  return row?.begun_at
}

const listenersMax = 20

/** Who listens here and has said so since then, the first first. */
export async function findListeners(
  { db }: Db,
  conversationId: string,
  since: Date,
): Promise<Listener[]> {
  return db
    .selectFrom('listenings as l')
    .innerJoin('agents as a', 'a.id', 'l.agent_id')
    .select(['a.id as agentId', 'a.name'])
    .where('l.conversation_id', '=', conversationId)
    .where('l.seen_at', '>', since)
    .orderBy('l.begun_at')
    .limit(listenersMax)
    .execute()
}

const silentMax = 500

export async function listSilentListeners({ db }: Db, since: Date): Promise<Listening[]> {
  return db
    .selectFrom('listenings')
    .select(['conversation_id as conversationId', 'agent_id as agentId'])
    .where('seen_at', '<=', since)
    .orderBy('seen_at')
    .limit(silentMax)
    .execute()
}
