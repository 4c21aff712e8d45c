/** The sync protocol alone, for a deployment of several processes. Needs NATS_URL to reach the others. */
import { createApp } from '../platform/http/app.ts'
import { addHealth } from './parts/health.ts'
import { needsNats } from './parts/needs-nats.ts'
import { runRealtime } from './parts/realtime.ts'
import { run } from './parts/run.ts'

await run(async (open, config) => {
  needsNats(config)
  const app = await createApp({ log: open.ground.log, trustedProxies: config.trustedProxies })
  addHealth(app, { pool: open.database.pool, metricsToken: config.metricsToken })
  const realtime = await runRealtime(open, app.server, config)
  await app.listen({ port: config.port, host: config.host })
  return { parts: [realtime, { stop: () => app.close() }] }
})
