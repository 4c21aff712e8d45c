import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { match } from '../../server/domains/routing/index.ts'
import { type Choice, type DayResult, playDay } from '../day/play-day.ts'
import { planArrivals, planWorkers } from '../day/plan-day.ts'
import type { Figure } from '../figures/figure.ts'
import { createChance } from '../fill/chance.ts'
import { type ConnectedCrowd, gather } from '../load/crowd.ts'
import { percentilesOf } from '../load/percentiles.ts'
import { textFrame } from '../load/raw-socket.ts'
import { enrol } from '../people/enrol.ts'
import { setUpBusiness } from '../people/set-up.ts'
import { type BenchDatabase, openPostgres } from '../servers/databases.ts'
import { startProduct } from '../servers/product-server.ts'

const day = { conversations: 10_000, workers: 160, queues: 6 }
const wanted = { assignedP95Ms: 50 }

type Pace = { agents: number; perSecond: number; seconds: number }

/** A simulated day of the rule that matches, and how soon a real server gives what comes to whom. */
export async function measureRouting(pace: Pace) {
  const ours = play(match)
  const firstFree = play(takeFirstFree)
  const { given, accepted } = await measureAssignment(pace)
  const part = `routing, ${day.workers} agents, ${day.conversations.toLocaleString('en')} a day`
  const figure = (name: string, unit: string, read: (result: DayResult) => number): Figure => ({
    part,
    name,
    value: read(ours),
    unit,
    comparison: { what: 'first free agent', value: read(firstFree) },
    wanted: null,
  })
  const never = (name: string, value: number): Figure => ({
    part,
    name,
    value,
    unit: '',
    comparison: null,
    wanted: { atMost: 0 },
  })
  const seconds = (ms: number) => ms / 1000
  const live = `assignment, ${pace.agents} agents online, ${pace.perSecond}/s`
  const figures: Figure[] = [
    figure('a look', 'ms', ({ lookMs }) => lookMs),
    figure('wait, p95', 's', ({ waits }) => seconds(percentilesOf(Float64Array.from(waits))!.p95)),
    figure(
      'served by whoever served him before',
      '%',
      ({ sameAgent, secondTimes }) => (sameAgent / secondTimes) * 100,
    ),
    figure('busiest agent, of the least busy', '×', ({ spread }) => spread.most / spread.least),
    never('looks that left a free agent idle', ours.idleWhileWaiting),
    never('over capacity', ours.overCapacity),
    never('overtaken', ours.overtaken),
    never('never served', ours.left),
    ...(['p50', 'p95', 'p99'] as const).map((rank): Figure => ({
      part: live,
      name: `given to an agent after, ${rank}`,
      value: given[rank],
      unit: 'ms',
      comparison: { what: 'accepted', value: accepted[rank] },
      wanted: rank === 'p95' ? { atMost: wanted.assignedP95Ms } : null,
    })),
  ]
  return {
    figures,
    rounds: { ours: summary(ours), firstFree: summary(firstFree), given, accepted },
  }
}

const summary = ({ waits, ...rest }: DayResult) => ({ ...rest, served: waits.length })

function play(choose: Choice): DayResult {
  const chance = createChance(160)
  const workers = planWorkers(chance, { workers: day.workers, queues: day.queues })
  const arrivals = planArrivals(chance, { conversations: day.conversations, queues: day.queues })
  return playDay(arrivals, workers, choose)
}

/** What is compared with: whoever has waited longest goes to the first agent with a free place. */
const takeFirstFree: Choice = (waiting, available) => {
  const loads = new Map(available.map(({ agentId, load }) => [agentId, load]))
  return waiting
    .toSorted((a, b) => a.queuedAt - b.queuedAt)
    .flatMap(({ conversationId, queueId }) => {
      const agent = available.find(
        ({ agentId, queueIds, capacity }) =>
          queueIds.includes(queueId) && loads.get(agentId)! < capacity,
      )
      if (agent === undefined) return []
      loads.set(agent.agentId, loads.get(agent.agentId)! + 1)
      return [{ conversationId, queueId, agentId: agent.agentId, why: 'longest idle' as const }]
    })
}

/** Customers come at a steady pace to agents who are all at their desks; each hears when somebody has him. */
async function measureAssignment({ agents, perSecond, seconds }: Pace) {
  const postgres = await openPostgres()
  try {
    const server = await startProduct(postgres)
    try {
      const customers = perSecond * seconds
      const members = await enrolAtDesks(postgres, server.origin, { agents, customers })
      const crowd = await gather({ port: server.port, path: '/sync', members, protocol: 'sync' })
      try {
        await sleep(2_000)
        return await comeAndWait(crowd, { customers, perSecond })
      } finally {
        crowd.leave()
      }
    } finally {
      await server.stop()
    }
  } finally {
    await postgres.stop()
  }
}

async function enrolAtDesks(
  database: BenchDatabase,
  origin: string,
  size: { agents: number; customers: number },
) {
  const place = await setUpBusiness(origin)
  const client = new pg.Client({ connectionString: await database.url() })
  await client.connect()
  try {
    return await enrol(client, { ...place, ...size, haveTalked: false })
  } finally {
    await client.end()
  }
}

const lateMs = 10_000

/** From sending the first line to `accepted`, and to hearing who has the conversation, ms. */
async function comeAndWait(
  crowd: ConnectedCrowd,
  { customers, perSecond }: { customers: number; perSecond: number },
) {
  const sentAt = new Float64Array(customers).fill(NaN)
  const accepted = new Float64Array(customers).fill(NaN)
  const given = new Float64Array(customers).fill(NaN)
  crowd.listen((from, bytes, start, end) => {
    if (from >= customers) return
    const text = bytes.toString('latin1', start, Math.min(end, start + 400))
    const passed = performance.now() - sentAt[from]!
    if (text.startsWith('{"type":"accepted"')) accepted[from] ||= passed
    else if (text.includes('"conversation.assigned"')) given[from] ||= passed
  })
  for (let customer = 0; customer < customers; customer += 1) {
    sentAt[customer] = performance.now()
    const line = { type: 'send', clientId: randomUUID(), text: '你好，请问这款耳机有现货吗？' }
    crowd.send(customer, textFrame(JSON.stringify(line)))
    await sleep(1000 / perSecond)
  }
  const giveUpAt = performance.now() + lateMs
  while (given.some(Number.isNaN) && performance.now() < giveUpAt) await sleep(20)
  const late = given.filter(Number.isNaN).length
  if (late > 0) throw new Error(`${late} of ${customers} were given to nobody within ${lateMs} ms`)
  return { given: percentilesOf(given)!, accepted: percentilesOf(accepted)! }
}
