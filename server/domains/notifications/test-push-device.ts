import type { ReplyOf } from '@yingsheng/contracts/api'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readLanguage } from '../agents/index.ts'
import { afterPush } from './rules/after-push.ts'
import { sendPush } from './send-push.ts'
import { deleteGone, findDevice, notePushed } from './store/devices.ts'

/** Pushes something to one of my devices now, once. Refuses `not_found`, `too_many`. */
export async function testPushDevice(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<ReplyOf<'POST /api/me/push/devices/:id/test'>> {
  await ctx.attempts.count('push test by agent', ctx.actor.id)
  const device = await findDevice(ctx, { id, agentId: ctx.actor.id })
  if (device === undefined) throw new Refusal('not_found')
  const language = await readLanguage(ctx, ctx.actor.id)
  const now = ctx.now()
  const { status, retryAfterMs } = await sendPush(ctx, device, { kind: 'test', language })
  const { is } = afterPush({ status, tries: 0, at: now, retryAfterMs, now, jitter: 0 })
  if (is === 'gone') await deleteGone(ctx, device)
  if (is === 'sent') await notePushed(ctx, id, now)
  return { outcome: is === 'again' ? 'failed' : is, status }
}
