import { boardAgeSecondsMax } from '@yingsheng/contracts/limits'
import type { Board } from '@yingsheng/contracts/supervision'
import type { AgentActor, Context } from '../../platform/context.ts'
import { listAgentPresence } from '../agents/index.ts'
import { measureReplies, noSpeeds } from '../analytics/index.ts'
import { listHours } from '../calendars/index.ts'
import { boardOfAgents, boardOfQueues } from '../conversations/index.ts'
import { countedDay, zoneOf } from './rules/counted-day.ts'

type Held = { readAtMs: number; board: Promise<Board> }
const held = new WeakMap<Context['db'], Held>()

/**
 * Who is on duty, what waits, how fast customers were answered today. All who look within 2 s see the
 * same: fifty supervisors cost as much as one. What failed is not kept.
 */
export function readBoard(ctx: Context<AgentActor>): Promise<Board> {
  const nowMs = ctx.now().getTime()
  const known = held.get(ctx.db)
  if (known !== undefined && nowMs - known.readAtMs < boardAgeSecondsMax * 1000) return known.board
  const board = read(ctx)
  held.set(ctx.db, { readAtMs: nowMs, board })
  board.catch(() => held.delete(ctx.db))
  return board
}

async function read(ctx: Context): Promise<Board> {
  const now = ctx.now()
  const timeZone = zoneOf(await listHours(ctx))
  const day = countedDay(timeZone, now)
  const [agents, work, queued, measured] = await Promise.all([
    listAgentPresence(ctx),
    boardOfAgents(ctx),
    boardOfQueues(ctx),
    measureReplies(ctx, { ...day, now }),
  ])
  const idle = { load: 0, waiting: 0, waitingSince: null }
  const queueIds = new Set([...queued.keys(), ...measured.byQueue.keys()])
  return {
    at: now.toISOString(),
    day: { timeZone, from: day.from.toISOString(), until: day.until.toISOString() },
    agents: agents.map((agent) => ({
      ...agent,
      ...(work.get(agent.agentId) ?? idle),
      speeds: measured.byAgent.get(agent.agentId) ?? noSpeeds,
    })),
    queues: [...queueIds].map((queueId) => ({
      queueId,
      ...(queued.get(queueId) ?? { waiting: 0, waitingSince: null }),
      speeds: measured.byQueue.get(queueId) ?? noSpeeds,
    })),
    speeds: measured.all,
  }
}
