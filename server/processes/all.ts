/** Everything in one process: what `npm start` runs. */
import { announcement } from './parts/announce.ts'
import { buildApi } from './parts/api.ts'
import { runRealtime } from './parts/realtime.ts'
import { run } from './parts/run.ts'
import { runWorker } from './parts/worker.ts'

await run(async (open, config) => {
  const app = await buildApi(open, config)
  const realtime = await runRealtime(open, app.server, config)
  await app.listen({ port: config.port, host: config.host })
  const worker = await runWorker(open)
  const { port } = app.server.address() as { port: number }
  const text = await announcement(open, config, port)
  return {
    parts: [realtime, { stop: () => app.close() }, worker],
    announce: () => void process.stdout.write(`${text}\n`),
  }
})
