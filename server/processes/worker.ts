/** Readers of the log and jobs alone, for a deployment of several processes. Needs what checkApart asks for. */
import { checkApart } from './parts/check-apart.ts'
import { run } from './parts/run.ts'
import { runWorker } from './parts/worker.ts'

await run(async (open, config) => {
  checkApart(config)
  return { parts: [await runWorker(open)] }
})
