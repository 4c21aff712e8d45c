import { lineCreated, type WidgetLine } from '@yingsheng/contracts/business'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { defaultWidgetSettings } from './rules/widget-settings.ts'
import { findFirstQueue } from '../catalogue/index.ts'
import { insertLine, lockBrand, raiseBusiness } from './store.ts'

/** Adds a widget line to a brand, with default settings and an identity secret of its own. */
export function createWidgetLine(
  ctx: Context<AgentActor>,
  input: { brandId: string; name: string },
): Promise<WidgetLine> {
  return inTransaction(ctx, async (tx) => {
    const brand = await lockBrand(tx, input.brandId)
    if (brand === undefined || brand.isArchived) throw new Refusal('not_found')
    const line = await insertLine(
      tx,
      {
        id: tx.newId(),
        ...input,
        settings: defaultWidgetSettings(),
        queueId: await findFirstQueue(tx),
        sealedSecret: tx.secrets.seal(tx.newToken()),
      },
      tx.now(),
    )
    await recordEvent(tx, lineCreated, await raiseBusiness(tx), { line })
    return line
  })
}
