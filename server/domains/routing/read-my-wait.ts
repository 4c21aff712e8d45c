import type { CustomerWait } from '@yingsheng/contracts/routing'
import { positionMax } from '@yingsheng/contracts/limits'
import type { Context, CustomerActor } from '../../platform/context.ts'
import { findOpenLine } from '../business/index.ts'
import { nextOpening, readBrandHours, isOpen } from '../calendars/index.ts'
import { estimateWait, estimateWindowMs, isSlowNow } from './rules/wait-estimate.ts'
import { countAhead, countOnDuty, findQueueTarget, findQueued, listTaken } from './store.ts'

/** What waiting means for the customer right now. Refuses `line_archived`. [C20] */
export async function readMyWait(ctx: Context<CustomerActor>): Promise<CustomerWait> {
  const now = ctx.now()
  const line = await findOpenLine(ctx, ctx.actor.lineId)
  const [hours, queued] = await Promise.all([
    readBrandHours(ctx, line.brandId),
    findQueued(ctx, { customerId: ctx.actor.id, lineId: line.id }),
  ])
  const queueId = queued?.queueId ?? line.queueId
  const onDuty = await countOnDuty(ctx, queueId)
  const known = {
    isOpen: isOpen(hours, now),
    opensAt: nextOpening(hours, now)?.toISOString() ?? null,
    isStaffed: onDuty > 0,
  }
  if (queued === null) return { position: null, estimatedSeconds: null, isSlow: false, ...known }

  const since = new Date(now.getTime() - estimateWindowMs)
  const [ahead, takenAt, targetSeconds] = await Promise.all([
    countAhead(ctx, queued, positionMax - 1),
    listTaken(ctx, queueId, since),
    findQueueTarget(ctx, queueId),
  ])
  const position = ahead + 1
  const estimatedSeconds = estimateWait({ position, takenAt, onDuty, now: now.getTime() })
  const waitedSeconds = (now.getTime() - queued.queuedAt.getTime()) / 1000
  return {
    position,
    estimatedSeconds,
    isSlow: isSlowNow({ waitedSeconds, estimatedSeconds, targetSeconds }),
    ...known,
  }
}
