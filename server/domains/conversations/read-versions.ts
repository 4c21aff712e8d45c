import type { readVersions as contract } from '@yingsheng/contracts/messages'
import type { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import type { Place } from './change-message.ts'
import { findReadable } from './find-readable.ts'
import { listVersions } from './store/message-changes.ts'

/** How a message read before it was edited or recalled, oldest first. Refuses `not_found`. */
export async function readVersions(
  ctx: Context<AgentActor>,
  place: Place,
): Promise<z.input<typeof contract.reply>> {
  await findReadable(ctx, place.id)
  return { versions: await listVersions(ctx, place) }
}
