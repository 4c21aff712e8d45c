import type { AgentActor, Context } from '../../platform/context.ts'
import { countViews } from './store/conversations.ts'

/** How many conversations each view holds, counted up to 1,000. */
export function countConversations(ctx: Context<AgentActor>) {
  return countViews(ctx, ctx.actor.id)
}
