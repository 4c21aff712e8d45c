/**
 * Before the first journey: the demo shop with its story, and the journeys' own agents in it. A stage
 * that is there already (JOURNEYS_STAGE) is used as it is: who writes a journey need not wait for it.
 */
import { agents as demoAgents, password as demoPassword } from '../demo/story/agents.ts'
import { cast, type CastName, password } from './people/cast.ts'
import { ask, enter } from './product/ask.ts'
import { startProduct } from './product/start-product.ts'
import { hasStage, putStage, type SignedIn, type Stage } from './stage.ts'

export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (hasStage()) return undefined
  const product = await startProduct('demo/start.ts', { EGRESS_ALLOW: '127.0.0.1' })
  try {
    putStage(await prepareStage(product))
  } catch (error) {
    await product.close()
    throw error
  }
  return () => product.close()
}

export async function prepareStage({
  url,
  dataDir,
}: Pick<Stage, 'url' | 'dataDir'>): Promise<Stage> {
  const owner = await signIn(url)
  await pickByHand({ url, cookie: owner.cookie })
  const agents = {} as Record<CastName, SignedIn>
  for (const name of Object.keys(cast) as CastName[])
    agents[name] = await hire(url, owner, cast[name])
  return { url, dataDir, owner, agents }
}

/** Which journey's agent gets which conversation is the journeys' own to say; routing has its own. */
async function pickByHand(who: { url: string; cookie: string }): Promise<void> {
  const { entries } = await ask(who, 'GET /api/catalogue')
  for (const { id, fields, sequence } of entries) {
    if (fields.kind !== 'queue') continue
    await ask(who, 'PATCH /api/catalogue/:id', {
      params: { id },
      body: { baseSequence: sequence, fields: { ...fields, assignment: 'manual' } },
    })
  }
}

async function signIn(url: string): Promise<SignedIn> {
  const { email } = demoAgents[0]!
  const { reply, cookie } = await enter({ url }, 'POST /api/session', {
    body: { email, password: demoPassword },
  })
  return { id: reply.agent.id, name: reply.agent.name, email, cookie }
}

async function hire(
  url: string,
  { cookie }: SignedIn,
  member: (typeof cast)[CastName],
): Promise<SignedIn> {
  const { agent, link } = await ask({ url, cookie }, 'POST /api/agents', { body: { ...member } })
  const joined = await enter({ url }, 'POST /api/links/use', {
    body: { token: new URL(link.url).hash.slice(1), password },
  })
  return { id: agent.id, name: member.name, email: member.email, cookie: joined.cookie }
}
