import { exportStarted } from '@yingsheng/contracts/exchange'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { raiseBusiness } from '../business/index.ts'

/** Who takes conversations out, of when, and whether with full details, is on record before the first line. */
export function startExport(
  ctx: Context<AgentActor>,
  { from, until, details }: { from: string; until: string; details: 'masked' | 'full' },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await recordEvent(tx, exportStarted, await raiseBusiness(tx), { from, until, details })
  })
}
