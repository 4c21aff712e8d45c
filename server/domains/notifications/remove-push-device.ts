import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { deleteDevice } from './store/devices.ts'

/** Pushes nothing more to it. Refuses `not_found` for what is no device of mine. */
export async function removePushDevice(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  if (!(await deleteDevice(ctx, { id, agentId: ctx.actor.id }))) throw new Refusal('not_found')
  return { done: true }
}
