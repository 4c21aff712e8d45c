/** HTTP alone, for a deployment of several processes. Needs NATS_URL to reach the others. */
import { buildApi } from './parts/api.ts'
import { needsNats } from './parts/needs-nats.ts'
import { run } from './parts/run.ts'

await run(async (open, config) => {
  needsNats(config)
  const app = await buildApi(open, config)
  await app.listen({ port: config.port, host: config.host })
  return { parts: [{ stop: () => app.close() }] }
})
