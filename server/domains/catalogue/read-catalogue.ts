import type { AgentActor, Context } from '../../platform/context.ts'
import { listEntries } from './store.ts'

/** All lists with all their entries. */
export async function readCatalogue(ctx: Context<AgentActor>) {
  return { entries: await listEntries(ctx) }
}
