/** Readers of the log and jobs alone, for a deployment of several processes. Needs NATS_URL to reach the others. */
import { needsNats } from './parts/needs-nats.ts'
import { run } from './parts/run.ts'
import { runWorker } from './parts/worker.ts'

await run(async (open, config) => {
  needsNats(config)
  return { parts: [await runWorker(open)] }
})
