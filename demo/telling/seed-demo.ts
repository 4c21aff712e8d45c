import { notePosition } from '../../server/domains/conversations/index.ts'
import { noteVisit } from '../../server/domains/customers/index.ts'
import { contextFor } from '../../server/platform/context.ts'
import { runReaders, type RunningReaders } from '../../server/platform/events/run-readers.ts'
import type { OpenGround } from '../../server/processes/parts/ground.ts'
import { readers } from '../../server/processes/parts/product.ts'
import { agents, departure } from '../story/agents.ts'
import type { LineKey } from '../story/lines.ts'
import { scenesBefore } from '../story/scenes.ts'
import { today } from '../story/scenes/today.ts'
import { findDemo } from './find-demo.ts'
import { invite, openShop } from './open-shop.ts'
import { performStep, type Telling, type Told } from './perform-step.ts'
import { type PlannedStep, planSteps } from './plan-steps.ts'
import { openStage, type Stage } from './stage.ts'
import { readWhen, resolveWhen } from './when.ts'

export type Demo = {
  /** The ids of the shop's lines. */
  lines: Record<LineKey, string>
  /** What stands behind `#` in the link of the one agent who is invited; null where the story was there already. */
  invitationToken: string | null
}

/** The business is a little older than the oldest conversation. */
const openedDaysAgo = 40

/**
 * Tells the story of the demo shop, once: a second call finds it there and changes nothing. All of it
 * passes through the product's own routes and actions, so that events, audit and search are as true as
 * anybody's. Throws OtherBusiness for a database that is somebody else's.
 */
export async function seedDemo({
  ground,
  database,
}: Pick<OpenGround, 'ground' | 'database'>): Promise<Demo> {
  const stage = await openStage(ground, database.address)
  try {
    const lines = await findDemo(stage)
    if (lines !== null) return { lines, invitationToken: null }
    const running = runReaders(stage.ground, stage.pool, readers)
    try {
      const telling = await begin(stage, ground.now())
      await tellBefore(telling, running)
      // Those who wait now shall wait as long as the story says, however long it took to tell the rest.
      await tell(telling, planSteps(today, ground.now()))
      await leaveRead(telling)
      stage.moveTo(ground.now())
      const invitationToken = await inviteLast(telling)
      await running.caughtUp()
      return { lines: telling.shop.lines, invitationToken }
    } finally {
      await running.stop()
    }
  } finally {
    await stage.close()
  }
}

async function begin(stage: Stage, now: Date): Promise<Telling> {
  stage.moveTo(new Date(now.getTime() - openedDaysAgo * 86_400_000))
  return { stage, now, shop: await openShop(stage), known: new Map(), told: new Map() }
}

async function tellBefore(telling: Telling, running: RunningReaders): Promise<void> {
  const { now } = telling
  const steps = planSteps(scenesBefore, now)
  const leavesAt = resolveWhen(readWhen(departure.at), { now, previous: null, ownSeconds: 0 })
  await tell(
    telling,
    steps.filter(({ at }) => at < leavesAt),
  )
  await letGo(telling, running, leavesAt)
  await tell(
    telling,
    steps.filter(({ at }) => at >= leavesAt),
  )
}

async function tell(telling: Telling, steps: readonly PlannedStep[]): Promise<void> {
  for (const step of steps) {
    telling.stage.moveTo(step.at)
    await performStep(telling, step)
  }
}

/** An agent leaves; what was his goes back before anything else happens. */
async function letGo({ stage, shop }: Telling, running: RunningReaders, at: Date): Promise<void> {
  stage.moveTo(at)
  const params = { id: shop.agents.get(departure.agent)!.id }
  await stage.ask(shop.agents.get(departure.by)!, 'POST /api/agents/:id/deactivation', { params })
  await running.caughtUp()
}

/** How far everybody has read by now. Colleagues read along up to the last answer; what waits is unread. */
async function leaveRead({ stage, shop, told }: Telling): Promise<void> {
  const active = [...shop.agents].filter(([name]) => name !== departure.agent)
  const all = [...told.values()].filter(
    (one): one is Told & { conversationId: string } => one.conversationId !== null,
  )
  await Promise.all(
    all.flatMap(({ customer, conversationId, sequence, answered, customerRead, agentsRead }) => {
      const position = { conversationId, customerId: customer.id, delivered: sequence }
      const byCustomer = notePosition(contextFor(stage.ground, customer), {
        ...position,
        read: customerRead,
      })
      const byAgents = active.map(([name, agent]) => {
        const read = Math.max(agentsRead.get(name) ?? 0, answered)
        return notePosition(contextFor(stage.ground, agent), { ...position, read })
      })
      return [byCustomer, ...byAgents]
    }),
  )
  for (const { customer, lastSaidAt } of all) {
    stage.moveTo(lastSaidAt)
    await noteVisit(contextFor(stage.ground, customer))
  }
}

async function inviteLast({ stage, shop }: Telling): Promise<string> {
  const invited = agents.find(({ hasJoined }) => !hasJoined)!
  return invite(stage, shop.agents.get(departure.by)!, invited)
}
