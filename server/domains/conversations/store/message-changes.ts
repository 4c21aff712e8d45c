import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import type { FileRef } from '@yingsheng/contracts/files'
import { messageEditsMax } from '@yingsheng/contracts/limits'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'
import { quoteOf } from '../rules/quotes.ts'

type Place = { id: string; sequence: number }

/** How often it was edited: each time leaves an earlier wording. */
export async function countVersions({ db }: Db, { id, sequence }: Place): Promise<number> {
  const { count } = await db
    .selectFrom('message_versions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('conversation_id', '=', id)
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Keeps how a message reads before it changes. */
export async function keepVersion(
  { db }: Pick<Tx, 'db'>,
  { conversationId, sequence, text, files }: Message,
  now: Date,
): Promise<void> {
  await sql`
    insert into message_versions (conversation_id, sequence, version, text, files, replaced_at)
    select ${conversationId}, ${sequence}, count(*) + 1, ${text}, ${JSON.stringify(files)}::jsonb, ${now}
    from message_versions where conversation_id = ${conversationId} and sequence = ${sequence}`.execute(
    db,
  )
}

export async function listVersions({ db }: Db, { id, sequence }: Place) {
  const rows = await db
    .selectFrom('message_versions')
    .select(['text', 'files', 'replaced_at'])
    .where('conversation_id', '=', id)
    .where('sequence', '=', sequence)
    .orderBy('version')
    // One for each edit, and one for the recall.
    .limit(messageEditsMax + 1)
    .execute()
  return rows.map((row) => ({
    text: row.text,
    files: row.files as FileRef[],
    replacedAt: row.replaced_at.toISOString(),
  }))
}

/**
 * Raises the conversation's sequence for the event that tells of the change; where the message is the
 * last line, the list shows it as it reads now.
 */
export async function raiseForChange(
  { db }: Pick<Tx, 'db'>,
  { conversationId, text, files, at, recalledAt }: Omit<Message, 'revision'>,
): Promise<ConversationState> {
  const ifLast = (column: string, now: string | number) =>
    sql`case when last_message_at = ${at} then ${now} else ${sql.ref(column)} end`
  const { rows } = await sql<{ state: ConversationState }>`
    update conversations set
      sequence = sequence + 1,
      last_what = ${ifLast('last_what', recalledAt === undefined ? 'text' : 'recalled')},
      last_text = left(${ifLast('last_text', text)}, 120),
      last_files = ${ifLast('last_files', files.length)}
    where id = ${conversationId}
    returning conversation_state(conversations) as state`.execute(db)
  return rows[0]!.state
}

/** Saves how a message reads now; with its words, those of the messages that quote it. */
export async function saveMessage(
  { db }: Pick<Tx, 'db'>,
  message: Message,
  { isQuoteStale }: { isQuoteStale: boolean },
): Promise<void> {
  const { conversationId, sequence, text, files } = message
  await db
    .updateTable('messages')
    .set({ text, files: JSON.stringify(files), extra: JSON.stringify(extraOf(message)) })
    .where('conversation_id', '=', conversationId)
    .where('sequence', '=', sequence)
    .execute()
  if (!isQuoteStale) return
  await sql`
    update messages set extra = jsonb_set(extra, '{quote}', ${JSON.stringify(quoteOf(message))}::jsonb)
    where conversation_id = ${conversationId} and sequence > ${sequence}
      and (extra #>> '{quote,sequence}')::int = ${sequence}`.execute(db)
}

function extraOf({ quote, reactions, editedAt, recalledAt, revision }: Message) {
  return { quote, reactions, editedAt, recalledAt, revision }
}
