import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authenticateCustomer, notePage } from '../../server/domains/customers/index.ts'
import { sayAsCustomer } from '../../server/domains/conversations/index.ts'
import { type AgentActor, contextFor, type CustomerActor } from '../../server/platform/context.ts'
import { fieldsOf, vouchFor } from '../shop/vouch-for.ts'
import { customers } from '../story/customers.ts'
import { lines } from '../story/lines.ts'
import type { Shop } from './open-shop.ts'
import type { PlannedStep } from './plan-steps.ts'
import type { Scene } from './scene.ts'
import { anyone, newClientId, type Stage } from './stage.ts'

/** What has come of a scene so far. Positions are sequences of its conversation's stream. */
export type Told = {
  customer: CustomerActor
  conversationId: string | null
  /** Of the newest event we know of. */
  sequence: number
  /** Of what was last answered or settled. */
  answered: number
  customerRead: number
  lastSaidAt: Date
  agentsRead: Map<string, number>
}

export type Telling = {
  stage: Stage
  /** The moment from which the story looks back. */
  now: Date
  shop: Shop
  /** Customers who have come by, by name; those without one are only in their scene. */
  known: Map<string, CustomerActor>
  told: Map<Scene, Told>
}

/** Lets one step of the story happen, now by the stage's clock. */
export async function performStep(telling: Telling, step: PlannedStep): Promise<void> {
  const told = telling.told.get(step.scene) ?? (await beginScene(telling, step.scene))
  const agent = telling.shop.agents.get(step.by)
  if (agent === undefined) await performCustomer(telling, told, step)
  else await performAgent(telling, told, { step, agent })
}

async function beginScene(telling: Telling, scene: Scene): Promise<Told> {
  const { stage, known } = telling
  const returning = scene.customer === null ? undefined : known.get(scene.customer)
  const customer = returning ?? (await arrive(telling, scene))
  if (scene.customer !== null) known.set(scene.customer, customer)
  const { path, title } = scene.page ?? lines[scene.line].home
  await notePage(contextFor(stage.ground, customer), {
    url: `${lines[scene.line].shop}${path}`,
    title,
  })
  const lastSaidAt = stage.ground.now()
  const told = {
    customer,
    conversationId: null,
    sequence: 0,
    answered: 0,
    customerRead: 0,
    lastSaidAt,
    agentsRead: new Map(),
  }
  telling.told.set(scene, told)
  return told
}

/** By the widget, with the shop's word for who he is where he is signed in there. */
async function arrive({ stage, shop, now }: Telling, scene: Scene): Promise<CustomerActor> {
  const lineId = shop.lines[scene.line]
  const cast =
    scene.customer === null ? undefined : customers.find(({ name }) => name === scene.customer)
  const session = await stage.ask(anyone, 'POST /api/widget/lines/:id/sessions', {
    params: { id: lineId },
    body: {
      language: cast?.language ?? lines[scene.line].language,
      ...(cast !== undefined && { identityToken: await vouchFor(stage.ground, lineId, cast) }),
    },
  })
  const customer = await authenticateCustomer(stage.ground, session.token)
  if (cast !== undefined)
    await stage.ask(customer, 'PUT /api/widget/fields', { body: { fields: fieldsOf(cast, now) } })
  return customer
}

async function performCustomer({ stage }: Telling, told: Told, step: PlannedStep): Promise<void> {
  if (step.does === 'reads') {
    told.customerRead = told.sequence
    return
  }
  if (step.does !== 'says') throw new Error(`${step.by} is a customer: customers only say and read`)
  const said = {
    clientId: newClientId(),
    text: step.text,
    fileIds: await attach(stage, told.customer, step.files),
  }
  told.customerRead = told.sequence
  const message = await sayAsCustomer(
    contextFor(stage.ground, told.customer),
    said,
    told.conversationId,
  )
  const { conversationId, sequence } = message
  Object.assign(told, { conversationId, sequence, lastSaidAt: step.at })
}

type ByAgent = { step: PlannedStep; agent: AgentActor; params: { id: string } }

async function performAgent(
  telling: Telling,
  told: Told,
  { step, agent }: Omit<ByAgent, 'params'>,
): Promise<void> {
  if (told.conversationId === null)
    throw new Error(`${step.by} acts before the customer has said anything`)
  const by = { step, agent, params: { id: told.conversationId } }
  if (step.does === 'remarks')
    await remark(telling.stage, agent, { customerId: told.customer.id, text: step.text })
  else if (step.does === 'drafts' || step.does === 'drafts a note') await draft(telling.stage, by)
  else if (step.does !== 'reads') told.sequence = (await perform(telling, by)).sequence
  if (step.does === 'says' || step.does === 'resolves') told.answered = told.sequence
  if (step.does === 'resolves') told.customerRead = told.sequence
  told.agentsRead.set(step.by, told.sequence)
}

/** What makes an event in the conversation; answers how far that has got. */
async function perform(
  { stage, shop }: Telling,
  { step, agent, params }: ByAgent,
): Promise<{ sequence: number }> {
  switch (step.does) {
    case 'claims':
      return stage.ask(agent, 'POST /api/conversations/:id/claim', { params })
    case 'resolves':
      return stage.ask(agent, 'POST /api/conversations/:id/resolution', { params })
    case 'reopens':
      return stage.ask(agent, 'DELETE /api/conversations/:id/resolution', { params })
    case 'gives': {
      const assigneeId = step.to === null ? null : shop.agents.get(step.to)!.id
      return stage.ask(agent, 'PUT /api/conversations/:id/assignment', {
        params,
        body: { assigneeId },
      })
    }
    case 'says':
    case 'notes': {
      const fileIds = await attach(stage, agent, step.files)
      const body = { clientId: newClientId(), text: step.text, fileIds }
      return step.does === 'says'
        ? stage.ask(agent, 'POST /api/conversations/:id/replies', { params, body })
        : stage.ask(agent, 'POST /api/conversations/:id/notes', { params, body })
    }
    default:
      throw new Error(`${step.by} ${step.does}: this makes no event`)
  }
}

async function draft(stage: Stage, { step, agent, params }: ByAgent): Promise<void> {
  const mode = step.does === 'drafts' ? 'reply' : 'note'
  const body = { mode, text: 'text' in step ? step.text : '' } as const
  await stage.ask(agent, 'PUT /api/conversations/:id/draft', { params, body })
}

/** What an agent wants colleagues to know of a customer, whatever he writes about. */
async function remark(
  stage: Stage,
  agent: AgentActor,
  about: { customerId: string; text: string },
): Promise<void> {
  const params = { id: about.customerId }
  const { sequence } = await stage.ask(agent, 'GET /api/customers/:id', { params })
  const body = { baseSequence: sequence, remark: about.text }
  await stage.ask(agent, 'PATCH /api/customers/:id', { params, body })
}

const filesFolder = join(import.meta.dirname, '../story/files')

async function attach(
  stage: Stage,
  by: AgentActor | CustomerActor,
  names: readonly string[],
): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) {
    const { id } = await stage.upload(by, name, await readFile(join(filesFolder, name)))
    ids.push(id)
  }
  return ids
}
