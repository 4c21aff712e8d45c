/*
 * Like deliveries to webhooks: the reader of the log writes what is due, here it is claimed for a
 * while, sent, and settled; who dies in between loses his claim to the next. What differs is that a
 * claim is first asked whether the agent is to be called at all, and that what waits gives way to what
 * is newer. Each agent has so many places and no more, and all of them together.
 */
import {
  pushAnswerMillisecondsMax,
  pushesAtOnceMax,
  pushesOfAgentAtOnceMax,
} from '@yingsheng/contracts/limits'
import { contextFor, type Ground, type SystemActor } from '../../platform/context.ts'
import { claimDue, type ClaimedPush } from './store/pushes.ts'
import { takePush } from './take-push.ts'

const lookEveryMs = 1_000
/** Beyond the longest try by what settling it may take. */
const leaseMs = pushAnswerMillisecondsMax + 15_000
/** Tries that are under way may end when the process does; the others run out of their lease. */
const stopWithinMs = 2_000

/** Sends what is due until it is stopped. Several workers may. */
export function runPushes(ground: Ground): { stop(): Promise<void> } {
  const ctx = contextFor<SystemActor>(ground, { kind: 'system' })
  const busy = new Map<string, number>()
  const underWay = new Set<Promise<void>>()
  let state: 'running' | 'stopping' | 'over' = 'running'
  let looking: Promise<void> | null = null

  const look = () => {
    if (state !== 'running' || looking !== null || underWay.size >= pushesAtOnceMax) return
    looking = claim()
      .catch((error: unknown) =>
        ground.log.warn({ error }, 'pushes: could not look for what is due'),
      )
      .finally(() => (looking = null))
  }

  async function claim() {
    const now = ctx.now()
    const due = await claimDue(ctx, {
      now,
      leaseUntil: new Date(now.getTime() + leaseMs),
      limit: pushesAtOnceMax - underWay.size,
      perAgentMax: pushesOfAgentAtOnceMax,
      busy,
    })
    for (const push of due) {
      const settling = settle(push).finally(() => {
        underWay.delete(settling)
        take(push.agentId, -1)
        look()
      })
      underWay.add(settling)
      take(push.agentId, 1)
    }
  }

  function take(agentId: string, places: 1 | -1) {
    const held = (busy.get(agentId) ?? 0) + places
    if (held === 0) busy.delete(agentId)
    else busy.set(agentId, held)
  }

  async function settle(push: ClaimedPush) {
    try {
      await takePush(ctx, push, () => state === 'over')
    } catch (error) {
      ground.log.error({ device: push.device.id, error }, 'pushes: one was not settled')
    }
  }

  const timer = setInterval(look, lookEveryMs)
  look()
  return {
    async stop() {
      state = 'stopping'
      clearInterval(timer)
      await looking
      await Promise.race([Promise.all(underWay), sleep(stopWithinMs)])
      state = 'over'
    },
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref())
}
