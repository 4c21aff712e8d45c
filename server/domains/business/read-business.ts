import { readBusiness as contract } from '@yingsheng/contracts/business'
import type { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findBusiness, listBrands, listLines } from './store.ts'

/** The business with its brands and lines, for every agent. */
export async function readBusiness(
  ctx: Context<AgentActor>,
): Promise<z.infer<typeof contract.reply>> {
  const [business, brands, lines] = await Promise.all([
    findBusiness(ctx),
    listBrands(ctx),
    listLines(ctx),
  ])
  if (business === undefined) throw new Refusal('not_set_up')
  return { business, brands, lines }
}
