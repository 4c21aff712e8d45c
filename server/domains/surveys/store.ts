import type { RatingAnswer, Solved } from '@yingsheng/contracts/surveys'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../../platform/context.ts'
import type { Tables } from '../../platform/database/tables.ts'

export type RatingRequest = {
  conversationId: string
  lineId: string
  brandId: string
  servedById: string | null
  requestedAt: Date
  answerableUntil: Date
}

/** A request for a rating, with the answer once there is one. */
export type RatingRecord = RatingRequest & {
  answer: RatingAnswer | null
  answeredAt: Date | null
  editedAt: Date | null
  firstAnswer: RatingAnswer | null
}

/** Asks, or asks again where nobody has answered; an answer stays with whoever it was about. */
export async function saveRequest({ db }: Pick<Tx, 'db'>, request: RatingRequest): Promise<void> {
  await db
    .insertInto('ratings')
    .values({
      conversation_id: request.conversationId,
      line_id: request.lineId,
      brand_id: request.brandId,
      served_by: request.servedById,
      requested_at: request.requestedAt,
      answerable_until: request.answerableUntil,
    })
    .onConflict((conflict) =>
      conflict
        .column('conversation_id')
        .doUpdateSet({
          served_by: request.servedById,
          requested_at: request.requestedAt,
          answerable_until: request.answerableUntil,
        })
        .where('ratings.answered_at', 'is', null)
        .where('ratings.requested_at', '<', request.requestedAt),
    )
    .execute()
}

/** Locked for the rest of the transaction. */
export async function lockRating(
  { db }: Pick<Tx, 'db'>,
  conversationId: string,
): Promise<RatingRecord | undefined> {
  const row = await db
    .selectFrom('ratings')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** The ratings that customers gave for these conversations, by conversation. */
export async function findAnswered(
  { db }: Db,
  conversationIds: readonly string[],
): Promise<Map<string, RatingRecord>> {
  const rows = await db
    .selectFrom('ratings')
    .selectAll()
    .where('conversation_id', 'in', [...conversationIds])
    .where('answered_at', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.conversation_id, fromRow(row)]))
}

function fromRow(row: Selectable<Tables['ratings']>): RatingRecord {
  const { score, comment } = row
  return {
    conversationId: row.conversation_id,
    lineId: row.line_id,
    brandId: row.brand_id,
    servedById: row.served_by,
    requestedAt: row.requested_at,
    answerableUntil: row.answerable_until,
    answer:
      score === null
        ? null
        : {
            score,
            tags: row.tags as RatingAnswer['tags'],
            comment,
            solved: row.solved as Solved | null,
          },
    answeredAt: row.answered_at,
    editedAt: row.edited_at,
    firstAnswer: row.first_answer as RatingAnswer | null,
  }
}

export async function saveAnswer({ db }: Pick<Tx, 'db'>, record: RatingRecord): Promise<void> {
  const { score, tags, comment, solved } = record.answer!
  await db
    .updateTable('ratings')
    .set({
      score,
      solved,
      comment,
      tags: JSON.stringify(tags),
      answered_at: record.answeredAt,
      edited_at: record.editedAt,
      answerable_until: record.answerableUntil,
      first_answer: record.firstAnswer && JSON.stringify(record.firstAnswer),
    })
    .where('conversation_id', '=', record.conversationId)
    .execute()
}
