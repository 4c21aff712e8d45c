import { isDeepStrictEqual } from 'node:util'
import { type Business, businessChanged } from '@yingsheng/contracts/business'
import type { AttachmentPolicy } from '@yingsheng/contracts/files'
import type { Language } from '@yingsheng/contracts/text'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockBusiness, raiseBusiness, saveBusiness } from './store.ts'

/**
 * Renames the business, changes its language or which files may be sent. Refuses `stale` when that was
 * done by somebody else since `baseSequence`.
 */
export function changeBusiness(
  ctx: Context<AgentActor>,
  input: {
    baseSequence: number
    name?: string | undefined
    language?: Language | undefined
    attachments?: AttachmentPolicy | undefined
  },
): Promise<Business> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockBusiness(tx)
    if (input.baseSequence !== before.sequence) throw new Refusal('stale', { now: before })
    const wanted = {
      ...before,
      name: input.name ?? before.name,
      language: input.language ?? before.language,
      attachments: input.attachments ?? before.attachments,
    }
    if (isDeepStrictEqual(wanted, before)) return before
    const stream = await raiseBusiness(tx)
    const business = { ...wanted, sequence: stream.sequence }
    await saveBusiness(tx, business)
    await recordEvent(tx, businessChanged, stream, { business })
    return business
  })
}
