import type { AgentActor, Context } from '../../platform/context.ts'
import { findInMessages } from '../search/index.ts'
import { findMessages } from './store/messages.ts'

/** Finds what was said by its words, best first. */
export async function searchMessages(
  ctx: Context<AgentActor>,
  { q, conversationId }: { q: string; conversationId?: string | undefined },
) {
  const { hits, words } = await findInMessages(ctx, {
    text: q,
    conversationId: conversationId ?? null,
  })
  return { hits: await findMessages(ctx, hits), words }
}
