import type { CatalogueFields } from '../../contracts/catalogue.ts'
import type { AgentActor } from '../../server/platform/context.ts'
import type { LineKey } from '../story/lines.ts'
import * as story from '../story/lists.ts'
import type { Stage } from './stage.ts'

type Shop = {
  owner: AgentActor
  agents: ReadonlyMap<string, AgentActor>
  lines: Record<LineKey, string>
}

/** The owner writes down who works together, which queues there are, and the words for sorting work. */
export async function keepLists(stage: Stage, { owner, agents, lines }: Shop): Promise<void> {
  const add = async (fields: CatalogueFields) =>
    (await stage.ask(owner, 'POST /api/catalogue', { body: { fields } })).id
  const addAll = async (list: readonly (readonly [string, CatalogueFields])[]) => {
    const ids = new Map<string, string>()
    for (const [name, fields] of list) ids.set(name, await add(fields))
    return (name: string) => ids.get(name)!
  }
  const department = await addAll(
    story.departments.map((name) => [name, { kind: 'department', name, parentId: null }]),
  )
  const team = await addAll(
    Object.entries(story.teams).map(([name, of]) => [
      name,
      { kind: 'team', name, departmentId: department(of) },
    ]),
  )
  const skill = await addAll(story.skills.map((name) => [name, { kind: 'skill', name }]))
  for (const { lines: fed, skill: needed, ...queue } of story.queues) {
    const skillId = needed === null ? null : skill(needed)
    const id = await add({ kind: 'queue', ...queue, teamId: null, skillId })
    for (const line of fed) await feed(stage, owner, { lineId: lines[line], queueId: id })
  }
  for (const fields of story.entries) await add(fields)
  for (const [name, below] of Object.entries(story.wrapUps)) {
    const parentId = await add({ kind: 'wrap-up-category', name, parentId: null })
    for (const each of below) await add({ kind: 'wrap-up-category', name: each, parentId })
  }
  for (const [name, { teams, skills, capacity }] of Object.entries(story.duties)) {
    await stage.ask(owner, 'PUT /api/agents/:id/duties', {
      params: { id: agents.get(name)!.id },
      body: { baseSequence: 0, teamIds: teams.map(team), skillIds: skills.map(skill), capacity },
    })
  }
}

async function feed(
  stage: Stage,
  owner: AgentActor,
  { lineId, queueId }: { lineId: string; queueId: string },
): Promise<void> {
  const { lines } = await stage.ask(owner, 'GET /api/business', {})
  const { sequence } = lines.find(({ id }) => id === lineId)!
  await stage.ask(owner, 'PATCH /api/lines/:id', {
    params: { id: lineId },
    body: { baseSequence: sequence, queueId },
  })
}
