import { lineChanged, type WidgetLine, type WidgetSettings } from '@yingsheng/contracts/business'
import { isDeepStrictEqual } from 'node:util'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { areEntries } from '../catalogue/index.ts'
import { carriesWhiteText } from './rules/widget-settings.ts'
import { lockBrand, lockLine, raiseBusiness, saveLine } from './store.ts'

type Input = {
  id: string
  baseSequence: number
  name?: string | undefined
  settings?: WidgetSettings | undefined
  queueId?: string | undefined
  isArchived?: boolean | undefined
}

/** Changes a widget line. Refuses `stale`, `reference_unknown`, and `malformed` for a colour on which white cannot be read. */
export function changeWidgetLine(ctx: Context<AgentActor>, input: Input): Promise<WidgetLine> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockLine(tx, input.id)
    if (before === undefined) throw new Refusal('not_found')
    if (before.sequence !== input.baseSequence) throw new Refusal('stale', { now: before })
    const wanted = {
      ...before,
      name: input.name ?? before.name,
      settings: input.settings ?? before.settings,
      queueId: input.queueId ?? before.queueId,
      isArchived: input.isArchived ?? before.isArchived,
    }
    if (isDeepStrictEqual(wanted, before)) return before
    if (!carriesWhiteText(wanted.settings.colour)) {
      throw new Refusal('malformed', {
        at: 'body.settings.colour',
        problem: 'white text needs a contrast of 4.5 on it',
      })
    }
    const isMoved = wanted.queueId !== before.queueId
    if (isMoved && !(await areEntries(tx, 'queue', [wanted.queueId])))
      throw new Refusal('reference_unknown', { kind: 'queue' })
    const returns = before.isArchived && !wanted.isArchived
    if (returns && (await lockBrand(tx, before.brandId))?.isArchived)
      throw new Refusal('not_found', { archivedBrandId: before.brandId })
    const line = await saveLine(tx, wanted, tx.now())
    await recordEvent(tx, lineChanged, await raiseBusiness(tx), { line })
    return line
  })
}
