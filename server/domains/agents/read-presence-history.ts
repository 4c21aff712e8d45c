import { presenceHistoryDaysMax } from '@yingsheng/contracts/limits'
import type { AgentActor, Context } from '../../platform/context.ts'
import { isAtLeast } from '../../platform/permission.ts'
import { Refusal } from '../../platform/refusal.ts'
import { listSpans } from './store/presence.ts'

type Input = { id: string; from: string; until: string }

/** An agent's states between two instants. His own, or as a supervisor. Refuses `malformed` beyond a month. */
export async function readPresenceHistory(ctx: Context<AgentActor>, input: Input) {
  if (input.id !== ctx.actor.id && !isAtLeast(ctx.actor, 'supervisor'))
    throw new Refusal('not_allowed')
  const [from, until] = [new Date(input.from), new Date(input.until)]
  const days = (until.getTime() - from.getTime()) / 86_400_000
  if (days < 0 || days > presenceHistoryDaysMax)
    throw new Refusal('malformed', { at: 'query.until', daysMax: presenceHistoryDaysMax })
  return { spans: await listSpans(ctx, { agentId: input.id, from, until }) }
}
