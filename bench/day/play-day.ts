import { type Available, byTurn, match, type Waiting } from '../../server/domains/routing/index.ts'
import type { Arrival, Worker } from './plan-day.ts'

/** How one look at the picture chooses. */
export type Choice = typeof match

export type DayResult = {
  looks: number
  /** CPU of the choices alone, ms a look. */
  lookMs: number
  waits: number[]
  /** Conversations of the same customer that went to whoever had him before, of those that could. */
  sameAgent: number
  secondTimes: number
  /** Looks after which somebody free could have served somebody who waited. */
  idleWhileWaiting: number
  overCapacity: number
  /** Of two that the same agents could serve, the later was taken first. */
  overtaken: number
  /** Given to an agent in his hours: the largest and smallest share of what his capacity would suggest. */
  spread: { least: number; most: number }
  /** Still waiting at the end. */
  left: number
}

type Event = { at: number; do: () => void }

/**
 * Plays a day: whatever happens, the whole picture is looked at, as in the running product. Times are
 * those of the day; only the choices cost time of ours.
 */
// long: one day's state, which reads best in one piece
export function playDay(arrivals: Arrival[], workers: Worker[], choose: Choice): DayResult {
  const events: Event[] = []
  const happen = (at: number, what: () => void) => events.push({ at, do: what })
  const agents = workers.map((worker, place) => ({
    ...worker,
    id: `agent ${place}`,
    isThere: false,
    load: 0,
    idleSince: 0,
    lastAssignedAt: 0,
    given: 0,
  }))
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  const waiting = new Map<string, Waiting>()
  const detail = new Map<string, Arrival>()
  const lastAgent = new Map<number, string>()
  const result: DayResult = {
    looks: 0,
    lookMs: 0,
    waits: [],
    sameAgent: 0,
    secondTimes: 0,
    idleWhileWaiting: 0,
    overCapacity: 0,
    overtaken: 0,
    spread: { least: Infinity, most: 0 },
    left: 0,
  }

  const look = (now: number) => {
    const available: Available[] = agents
      .filter((agent) => agent.isThere)
      .map((agent) => ({
        agentId: agent.id,
        queueIds: agent.queues.map(String),
        capacity: agent.capacity,
        load: agent.load,
        idleSince: agent.idleSince,
        lastAssignedAt: agent.lastAssignedAt,
      }))
    const line = [...waiting.values()]
    const startedAt = performance.now()
    const matches = choose(line, available, now)
    result.lookMs += performance.now() - startedAt
    result.looks += 1
    const taken = new Set(matches.map(({ conversationId }) => conversationId))
    countOvertaken(line, taken)
    for (const { conversationId, agentId } of matches) give(conversationId, agentId, now)
    const isIdle = (queueId: string) =>
      agents.some(
        (agent) =>
          agent.isThere &&
          agent.load < agent.capacity &&
          agent.queues.map(String).includes(queueId),
      )
    if ([...waiting.values()].some(({ queueId }) => isIdle(queueId))) result.idleWhileWaiting += 1
  }

  const countOvertaken = (line: Waiting[], taken: ReadonlySet<string>) => {
    const passed = new Set<string>()
    for (const work of line.toSorted(byTurn)) {
      if (!taken.has(work.conversationId)) passed.add(work.queueId)
      else if (passed.has(work.queueId)) result.overtaken += 1
    }
  }

  const give = (conversationId: string, agentId: string, now: number) => {
    const agent = byId.get(agentId)!
    const arrival = detail.get(conversationId)!
    waiting.delete(conversationId)
    const before = lastAgent.get(arrival.customer)
    if (before !== undefined) {
      result.secondTimes += 1
      if (before === agentId) result.sameAgent += 1
    }
    lastAgent.set(arrival.customer, agentId)
    agent.load += 1
    agent.given += 1
    agent.lastAssignedAt = now
    if (agent.load > agent.capacity) result.overCapacity += 1
    result.waits.push(now - arrival.at)
    happen(now + arrival.handleMs, () => {
      agent.load -= 1
      agent.idleSince = now + arrival.handleMs
    })
  }

  arrivals.forEach((arrival, place) => {
    const conversationId = `conversation ${String(place).padStart(6, '0')}`
    detail.set(conversationId, arrival)
    happen(arrival.at, () =>
      waiting.set(conversationId, {
        conversationId,
        queueId: String(arrival.queue),
        urgency: arrival.urgency,
        priority: arrival.queue === 0 ? 1 : 0,
        queuedAt: arrival.at,
        lastAgentId: lastAgent.get(arrival.customer) ?? null,
      }),
    )
  })
  for (const agent of agents) {
    const be = (isThere: boolean, at: number) =>
      happen(at, () => {
        agent.isThere = isThere
        agent.idleSince = at
      })
    be(true, agent.from)
    for (const pause of agent.breaks) {
      be(false, pause.from)
      be(true, pause.until)
    }
    be(false, agent.until)
  }

  // What happens sets off what happens later: the next event is looked for each time.
  const queue = createQueue(events)
  for (let event = queue.next(); event !== undefined; event = queue.next()) {
    event.do()
    look(event.at)
    queue.take(events.splice(0))
  }
  for (const agent of agents) {
    const share = agent.given / agent.capacity
    result.spread.least = Math.min(result.spread.least, share)
    result.spread.most = Math.max(result.spread.most, share)
  }
  result.left = waiting.size
  result.lookMs /= result.looks
  return result
}

/** Events in the order of time: a binary heap, because new ones come all day. */
function createQueue(first: Event[]) {
  const heap: Event[] = []
  const push = (event: Event) => {
    let at = heap.push(event) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (heap[above]!.at <= heap[at]!.at) return
      ;[heap[above], heap[at]] = [heap[at]!, heap[above]!]
      at = above
    }
  }
  const next = (): Event | undefined => {
    const top = heap[0]
    const last = heap.pop()
    if (top === undefined || last === undefined || heap.length === 0) return top
    heap[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < heap.length && heap[left]!.at < heap[least]!.at) least = left
      if (right < heap.length && heap[right]!.at < heap[least]!.at) least = right
      if (least === at) return top
      ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
      at = least
    }
  }
  const take = (events: Event[]) => events.forEach(push)
  take(first.splice(0))
  return { next, take }
}
