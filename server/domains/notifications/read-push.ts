import type { ReplyOf } from '@yingsheng/contracts/api'
import type { AgentActor, Context } from '../../platform/context.ts'
import { readKeys } from './read-keys.ts'
import { type DeviceRecord, findPreferences, listDevices } from './store/devices.ts'

/** My devices, what I want to be called for, and the key to subscribe with. */
export async function readPush(ctx: Context<AgentActor>): Promise<ReplyOf<'GET /api/me/push'>> {
  const [{ publicKey }, devices, preferences] = await Promise.all([
    readKeys(ctx),
    listDevices(ctx, ctx.actor.id),
    findPreferences(ctx, ctx.actor.id),
  ])
  return { publicKey, devices: devices.map((device) => present(device, ctx.actor)), preferences }
}

function present({ sessionId, ...device }: DeviceRecord, actor: AgentActor) {
  return { ...device, isThisOne: sessionId === actor.sessionId }
}
