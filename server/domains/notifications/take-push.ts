import type { Context, SystemActor } from '../../platform/context.ts'
import { shareOf } from '../../platform/ids/ids.ts'
import { pushesSent } from '../../platform/metrics/metrics.ts'
import { afterPush } from './rules/after-push.ts'
import { mayPush } from './rules/may-push.ts'
import { pushPayload } from './rules/push-payload.ts'
import { sendPush } from './send-push.ts'
import { deleteGone, notePushed } from './store/devices.ts'
import { type ClaimedPush, settlePush } from './store/pushes.ts'

/**
 * Looks at what is due: sends it, leaves it for later, or lets it go, and writes down what came of it.
 * When the process `isOver` meanwhile, nothing is written: the claim runs out.
 */
export async function takePush(
  ctx: Context<SystemActor>,
  push: ClaimedPush,
  isOver: () => boolean,
): Promise<void> {
  const decision = mayPush(push, ctx.now())
  if (decision.is === 'push') return call(ctx, push, isOver)
  const dueAt = decision.is === 'wait' ? decision.until : null
  await settlePush(ctx, push, { dueAt, tries: push.tries })
}

async function call(
  ctx: Context<SystemActor>,
  push: ClaimedPush,
  isOver: () => boolean,
): Promise<void> {
  const { device, tries, at } = push
  const payload = pushPayload({ ...push, hasText: push.preferences.hasText })
  const answer = await sendPush(ctx, device, payload)
  pushesSent.inc({ outcome: answer.problem ?? `${answer.status}`[0] + 'xx' })
  if (isOver()) return
  const now = ctx.now()
  const jitter = shareOf(ctx.newId())
  const outcome = afterPush({ ...answer, tries, at, now, jitter })
  if (outcome.is === 'gone') return deleteGone(ctx, device)
  if (outcome.is === 'sent') await notePushed(ctx, device.id, now)
  const dueAt = outcome.is === 'again' ? outcome.dueAt : null
  await settlePush(ctx, push, { dueAt, tries: tries + 1 })
}
