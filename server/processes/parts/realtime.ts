import type { Server } from 'node:http'
import { answerPresence } from '../../channels/widget/index.ts'
import type { Config } from '../../platform/config/config.ts'
import { followLog } from '../../platform/events/follow-log.ts'
import { Hub } from '../../platform/realtime/hub.ts'
import { SyncServer } from '../../platform/realtime/sync-server.ts'
import { syncDoors } from './doors.ts'
import type { OpenGround } from './ground.ts'
import { endsSession, feeds, frames } from './product.ts'

/** The realtime side: the sync protocol on a server, fed by the log. */
export async function runRealtime(
  { ground, database }: OpenGround,
  server: Server,
  config: Config,
): Promise<{ stop(): Promise<void> }> {
  const hub = new Hub(ground, feeds, endsSession)
  const follower = await followLog(
    { pool: database.pool, bus: ground.bus, log: ground.log },
    (events, position) => hub.take(events, position),
  )
  const stopSignals = ground.bus.onSignal((signal) => hub.signal(signal))
  const stopPresence = answerPresence(ground, hub)
  const doors = syncDoors(ground, config.trustedProxies)
  const sync = new SyncServer(server, { ground, hub, doors, handlers: frames })
  return {
    async stop() {
      await sync.stop()
      hub.stop()
      stopSignals()
      stopPresence()
      await follower.stop()
    },
  }
}
