import type { AgentActor, Context } from '../../platform/context.ts'
import { findReadable } from './find-readable.ts'
import { deleteDraft, saveDraftRow } from './store/drafts.ts'

/** Keeps what I am writing, for me alone; an empty text removes it. Makes no event. */
export async function saveDraft(
  ctx: Context<AgentActor>,
  { id, mode, text }: { id: string; mode: 'reply' | 'note'; text: string },
): Promise<{ done: true }> {
  await findReadable(ctx, id)
  if (text === '') await deleteDraft(ctx, ctx.actor.id, id)
  else
    await saveDraftRow(
      ctx,
      { agentId: ctx.actor.id, conversationId: id, now: ctx.now() },
      { mode, text },
    )
  return { done: true }
}
