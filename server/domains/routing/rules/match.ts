/*
 * Who gets which conversation.
 *
 * Work waits in queues; agents are on duty, each with a capacity: how many open conversations he can
 * hold at once. A queue names who may serve it (a team, a skill, both, or anybody). Whenever something
 * changes (a conversation comes, one is resolved, somebody comes back from a break), the whole picture
 * is looked at anew and every match that can be made is made. Nothing is remembered between two looks,
 * so nothing can be forgotten: a missed change is made good by the next look.
 *
 * The order of work. What is urgent comes before what is not; then the queue with the higher priority;
 * then whoever has waited longer. Ties go by id, so that two nodes would decide alike. The order is
 * walked once from the front. A conversation that nobody free may serve is passed over and does not
 * block those behind it, which others may be able to take; it keeps its place.
 *
 * The choice of the agent. Whoever served this customer last takes him again [H3], if he may and has
 * a free place: the customer need not tell his story twice. Else the longest idle: agents with no
 * conversation at all before those with some; among the idle whoever has been so longest; among the
 * others the one with the smallest share of his capacity taken, then the one whose last assignment is
 * furthest back. So work spreads evenly: with equal capacities two agents who are both always free to
 * take never differ by more than one conversation.
 *
 * What follows, and is tested as properties:
 *   - nobody gets more than his capacity, and no conversation goes to two;
 *   - after a look no agent with a free place is left who could serve anything that still waits;
 *   - of two that the same agents could serve, the later is never taken while the earlier waits.
 *
 * The last holds although the walk is greedy: passing one over means that nobody free may serve it,
 * and places only become fewer during a walk. Greedy is not always the largest possible matching (a
 * generalist may take what a specialist could have taken), so among equally good candidates the one
 * with the fewest queues to serve goes first: specialists before generalists.
 *
 * Cost: one sort of what waits, and for each conversation a look at the free agents of its queue; a
 * queue whose agents are all full costs nothing more.
 */

/** Work that waits, as the match needs it. `queuedAt` in milliseconds since 1970. */
export type Waiting = {
  conversationId: string
  queueId: string
  /** Of the conversation itself: 0 normal, 1 high, 2 urgent. */
  urgency: number
  /** Of the queue: higher goes first. */
  priority: number
  queuedAt: number
  /** Who served this customer last, or null. */
  lastAgentId: string | null
}

/** An agent who is on duty and takes new conversations. */
export type Available = {
  agentId: string
  queueIds: readonly string[]
  capacity: number
  load: number
  /** Since when nothing is with him; meaningful while `load` is 0. Milliseconds since 1970. */
  idleSince: number
  /** When he was last given something; 0 for never. */
  lastAssignedAt: number
}

export type Match = {
  conversationId: string
  queueId: string
  agentId: string
  why: 'served before' | 'longest idle'
}

/** Every assignment that can be made now, in the order of making. Pure; `now` in milliseconds. */
export function match(
  waiting: readonly Waiting[],
  available: readonly Available[],
  now: number,
): Match[] {
  const agents = available
    .filter(({ load, capacity }) => load < capacity)
    .map((agent) => ({ ...agent }))
  const byId = new Map(agents.map((agent) => [agent.agentId, agent]))
  const ofQueue = servers(agents)
  const matches: Match[] = []

  for (const work of waiting.toSorted(byTurn)) {
    const free = ofQueue.get(work.queueId)
    if (free === undefined || free.size === 0) continue
    const before = work.lastAgentId === null ? undefined : byId.get(work.lastAgentId)
    const isKnown = before !== undefined && free.has(before)
    const agent = isKnown ? before : longestIdle(free)
    matches.push({
      conversationId: work.conversationId,
      queueId: work.queueId,
      agentId: agent.agentId,
      why: isKnown ? 'served before' : 'longest idle',
    })
    agent.load += 1
    agent.lastAssignedAt = now
    if (agent.load >= agent.capacity)
      for (const id of agent.queueIds) ofQueue.get(id)?.delete(agent)
  }
  return matches
}

/** Which of two goes first: the more urgent, the higher queue, the longer wait; then the id decides. */
export function byTurn(a: Waiting, b: Waiting): number {
  return (
    b.urgency - a.urgency ||
    b.priority - a.priority ||
    a.queuedAt - b.queuedAt ||
    (a.conversationId < b.conversationId ? -1 : 1)
  )
}

function servers(agents: readonly Available[]): Map<string, Set<Available>> {
  const ofQueue = new Map<string, Set<Available>>()
  for (const agent of agents) {
    for (const id of agent.queueIds) {
      const served = ofQueue.get(id)
      if (served === undefined) ofQueue.set(id, new Set([agent]))
      else served.add(agent)
    }
  }
  return ofQueue
}

function longestIdle(free: ReadonlySet<Available>): Available {
  let best: Available | undefined
  for (const agent of free) if (best === undefined || goesBefore(agent, best)) best = agent
  return best!
}

function goesBefore(a: Available, b: Available): boolean {
  const order =
    Number(a.load > 0) - Number(b.load > 0) ||
    (a.load === 0 ? a.idleSince - b.idleSince : a.load / a.capacity - b.load / b.capacity) ||
    a.lastAssignedAt - b.lastAssignedAt ||
    a.queueIds.length - b.queueIds.length
  return order === 0 ? a.agentId < b.agentId : order < 0
}
