/** The sync protocol alone, for a deployment of several processes. Needs what checkApart asks for. */
import { createApp } from '../platform/http/app.ts'
import { addHealth } from './parts/health.ts'
import { checkApart } from './parts/check-apart.ts'
import { runRealtime } from './parts/realtime.ts'
import { run } from './parts/run.ts'

await run(async (open, config) => {
  checkApart(config)
  const app = await createApp({ log: open.ground.log, trustedProxies: config.trustedProxies })
  addHealth(app, { pool: open.database.pool, metricsToken: config.metricsToken })
  const realtime = await runRealtime(open, app.server, config)
  await app.listen({ port: config.port, host: config.host })
  return { parts: [realtime, { stop: () => app.close() }] }
})
