import type { Chance } from '../fill/chance.ts'

/** A customer who comes with something to ask. Times in ms since the day began. */
export type Arrival = {
  at: number
  queue: number
  urgency: number
  /** How long an agent has him. */
  handleMs: number
  /** Who he is: some come more than once. */
  customer: number
}

/** Somebody at work. `breaks` are when he takes nothing new. */
export type Worker = {
  queues: number[]
  capacity: number
  from: number
  until: number
  breaks: { from: number; until: number }[]
}

const hourMs = 3_600_000
const minuteMs = 60_000

/** How busy each hour of a shop's day is, from 8:00, as shares: a peak before noon, a higher one after dinner. */
const hours = [2, 4, 8, 11, 9, 6, 6, 8, 9, 8, 7, 9, 8, 4, 1]

/** So many customers over the day, of whom a fifth comes a second time. */
export function planArrivals(
  chance: Chance,
  { conversations, queues }: { conversations: number; queues: number },
): Arrival[] {
  const sum = hours.reduce((all, one) => all + one, 0)
  const customers = Math.ceil(conversations * 0.8)
  return Array.from({ length: conversations }, (): Arrival => {
    let lot = chance.share() * sum
    let hour = 0
    while (lot >= hours[hour]!) lot -= hours[hour++]!
    return {
      at: (hour + chance.share()) * hourMs,
      queue: Math.min(chance.below(queues), chance.below(queues)),
      urgency: chance.share() < 0.05 ? 2 : chance.share() < 0.1 ? 1 : 0,
      handleMs: 2 * minuteMs + chance.exponential(9 * minuteMs),
      customer: chance.below(customers),
    }
  }).sort((a, b) => a.at - b.at)
}

/** Two shifts that overlap at noon; everybody serves two queues, eats for an hour and rests twice. */
export function planWorkers(
  chance: Chance,
  { workers, queues }: { workers: number; queues: number },
): Worker[] {
  return Array.from({ length: workers }, (_, place): Worker => {
    const from = (place % 2 === 0 ? 0 : 6) * hourMs
    const pause = (afterHours: number, minutes: number) => {
      const at = from + (afterHours + chance.share()) * hourMs
      return { from: at, until: at + minutes * minuteMs }
    }
    return {
      queues: [place % queues, (place + 1 + chance.below(queues - 1)) % queues],
      capacity: 3 + chance.below(3),
      from,
      until: from + 9 * hourMs,
      breaks: [pause(1.5, 10), pause(3.5, 60), pause(6.5, 10)],
    }
  })
}
