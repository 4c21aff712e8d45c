import type { BoardAgent, Share } from '@yingsheng/contracts/supervision'
import type { PresenceState } from '@yingsheng/contracts/presence'

/** Whole percent, rounded down so that 100 % means all; null where there is nothing to divide by. */
export function percentOf({ within, counted }: Share): number | null {
  return counted === 0 ? null : Math.floor((within / counted) * 100)
}

/** Good, to be watched, bad; and null where nothing was counted. */
export function shareTone(share: Share): 'ok' | 'warn' | 'bad' | null {
  const percent = percentOf(share)
  if (percent === null) return null
  return percent >= 90 ? 'ok' : percent >= 70 ? 'warn' : 'bad'
}

/** `04:09`, `1:02:03`, and from a day on only how many; a time ahead of ours counts as now. */
export function runningClock(seconds: number, sayDays: (days: number) => string): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole >= 86_400) return sayDays(Math.floor(whole / 86_400))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const end = `${two(minutes)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${end}` : end
}

/** Minutes a break has lasted beyond what was planned; 0 within it, or where nothing was planned. */
export function minutesOver(
  { state, since }: Pick<BoardAgent, 'state' | 'since'>,
  { planned, now }: { planned: number | null; now: number },
): number {
  if (state !== 'break' || planned === null) return 0
  return Math.max(0, Math.floor((now - Date.parse(since)) / 60_000) - planned)
}

export const states: readonly PresenceState[] = ['online', 'busy', 'break', 'offline']

export function countStates(agents: readonly BoardAgent[]): Record<PresenceState, number> {
  const counts = { online: 0, busy: 0, break: 0, offline: 0 }
  for (const { state } of agents) counts[state] += 1
  return counts
}

export const agentOrders = ['state', 'waiting', 'load', 'speed'] as const
export type AgentOrder = (typeof agentOrders)[number]

/** Agents in the order asked for; of as much, by name. */
export function orderAgents<A extends BoardAgent & { name: string }>(
  agents: readonly A[],
  order: AgentOrder,
): A[] {
  return agents.toSorted(
    (a, b) => ranks[order](a) - ranks[order](b) || a.name.localeCompare(b.name, 'zh-CN'),
  )
}

/** What comes first is smaller. */
const ranks: Record<AgentOrder, (agent: BoardAgent) => number> = {
  state: ({ state }) => states.indexOf(state),
  waiting: ({ waitingSince }) => (waitingSince === null ? Infinity : Date.parse(waitingSince)),
  load: ({ load, capacity }) => -(capacity === 0 ? load : load / capacity),
  // The slowest first: that is whom one looks for. Who has answered nothing comes last.
  speed: ({ speeds }) => percentOf(speeds.rounds.within3min) ?? Infinity,
}
