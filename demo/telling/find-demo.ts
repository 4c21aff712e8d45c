import { isSetUp } from '../../server/domains/business/index.ts'
import type { AgentActor } from '../../server/platform/context.ts'
import { agents } from '../story/agents.ts'
import type { LineKey } from '../story/lines.ts'
import type { Stage } from './stage.ts'

const looker: AgentActor = {
  kind: 'agent',
  id: '00000000-0000-7000-8000-000000000000',
  role: 'agent',
  sessionId: '00000000-0000-7000-8000-000000000000',
  ip: '',
}

/**
 * The demo in this database: its lines, or null where there is no business yet. Throws for a business
 * that is not ours, and for a story that was cut short while it was told. E-mail addresses tell, since
 * nobody can change them; the invitation is the story's last act.
 */
export async function findDemo(stage: Stage): Promise<Record<LineKey, string> | null> {
  if (!(await isSetUp(stage.ground))) return null
  const [listed, business] = await Promise.all([
    stage.ask(looker, 'GET /api/agents', {}),
    stage.ask(looker, 'GET /api/business', {}),
  ])
  const isThere = (email: string) => listed.agents.some((agent) => agent.email === email)
  if (!isThere(agents[0]!.email)) throw new OtherBusiness(business.business.name)
  if (!isThere(agents.find(({ hasJoined }) => !hasJoined)!.email)) throw new CutShort()
  const [website, overseas] = business.lines
  return { website: website!.id, overseas: overseas!.id }
}

/** Nothing of anybody else's is touched. */
export class OtherBusiness extends Error {
  constructor(name: string) {
    super(
      `This database holds a business already, “${name}”, and the demo shop will not move in with it.\n` +
        'Give the demo a database of its own: another DATABASE_URL, or none and another DATA_DIR.',
    )
  }
}

export class CutShort extends Error {
  constructor() {
    super(
      'The demo was stopped before its story was told to the end. Begin anew with\n' +
        '  npm run demo -- --fresh\n' +
        'or, where DATABASE_URL names the database, with an empty one.',
    )
  }
}
