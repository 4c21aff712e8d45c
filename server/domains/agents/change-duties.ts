import { type Duties, dutiesChanged } from '@yingsheng/contracts/presence'
import { isDeepStrictEqual } from 'node:util'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { areEntries } from '../catalogue/index.ts'
import { findDuties, saveDuties } from './store/duties.ts'
import { lockAgent, saveAgent } from './store/agents.ts'

type Input = Omit<Duties, 'agentId' | 'sequence'> & { id: string; baseSequence: number }

/** Sets an agent's teams, skills and capacity. Refuses `stale`, `reference_unknown`. */
export function changeDuties(ctx: Context<AgentActor>, input: Input): Promise<Duties> {
  return inTransaction(ctx, async (tx) => {
    if ((await lockAgent(tx, input.id)) === undefined) throw new Refusal('not_found')
    const previous = (await findDuties(tx, input.id))!
    if (previous.sequence !== input.baseSequence) throw new Refusal('stale', { now: previous })
    if (!(await areEntries(tx, 'team', input.teamIds)))
      throw new Refusal('reference_unknown', { kind: 'team' })
    if (!(await areEntries(tx, 'skill', input.skillIds)))
      throw new Refusal('reference_unknown', { kind: 'skill' })
    const wanted = {
      ...previous,
      teamIds: [...new Set(input.teamIds)].sort(),
      skillIds: [...new Set(input.skillIds)].sort(),
      capacity: input.capacity,
    }
    if (isDeepStrictEqual(wanted, previous)) return previous
    await saveDuties(tx, wanted)
    const duties = (await findDuties(tx, input.id))!
    await recordEvent(tx, dutiesChanged, await saveAgent(tx, input.id), { duties, previous })
    return duties
  })
}
