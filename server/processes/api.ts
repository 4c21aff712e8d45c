/** HTTP alone, for a deployment of several processes. Needs what checkApart asks for. */
import { announcement } from './parts/announce.ts'
import { buildApi } from './parts/api.ts'
import { checkApart } from './parts/check-apart.ts'
import { run } from './parts/run.ts'

await run(async (open, config) => {
  checkApart(config)
  const app = await buildApi(open, config)
  await app.listen({ port: config.port, host: config.host })
  const { port } = app.server.address() as { port: number }
  const text = await announcement(open, config, port)
  return {
    parts: [{ stop: () => app.close() }],
    announce: () => void process.stdout.write(`${text}\n`),
  }
})
