import type { draft } from '@yingsheng/contracts/conversations'
import type { z } from 'zod'
import type { Db } from '../../../platform/context.ts'

type Draft = z.infer<typeof draft>

export async function findDraft(
  { db }: Db,
  agentId: string,
  conversationId: string,
): Promise<Draft | null> {
  const row = await db
    .selectFrom('drafts')
    .select(['mode', 'text'])
    .where('agent_id', '=', agentId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst()
  return row === undefined ? null : { mode: row.mode as Draft['mode'], text: row.text }
}

export async function saveDraftRow(
  { db }: Db,
  of: { agentId: string; conversationId: string; now: Date },
  { mode, text }: Draft,
): Promise<void> {
  await db
    .insertInto('drafts')
    .values({
      agent_id: of.agentId,
      conversation_id: of.conversationId,
      mode,
      text,
      saved_at: of.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['agent_id', 'conversation_id'])
        .doUpdateSet({ mode, text, saved_at: of.now }),
    )
    .execute()
}

export async function deleteDraft(
  { db }: Db,
  agentId: string,
  conversationId: string,
): Promise<void> {
  await db
    .deleteFrom('drafts')
    .where('agent_id', '=', agentId)
    .where('conversation_id', '=', conversationId)
    .execute()
}
