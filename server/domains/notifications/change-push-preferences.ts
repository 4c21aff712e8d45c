import type { PushPreferences } from '@yingsheng/contracts/notifications'
import type { AgentActor, Context } from '../../platform/context.ts'
import { savePreferences } from './store/devices.ts'

/** Says what I want to be called for. Preferences are nobody else's business and make no event. */
export async function changePushPreferences(
  ctx: Context<AgentActor>,
  { isAlways, kinds, hasText }: PushPreferences,
): Promise<PushPreferences> {
  const preferences = { isAlways, kinds: [...new Set(kinds)], hasText }
  await savePreferences(ctx, ctx.actor.id, preferences)
  return preferences
}
