import { runDeliveries } from '../../domains/integrations/index.ts'
import { runReaders } from '../../platform/events/run-readers.ts'
import { runJobs } from '../../platform/jobs/jobs.ts'
import type { OpenGround } from './ground.ts'
import { jobs, readers } from './product.ts'

/** The working side: what follows from events, what goes out, and what comes round by the clock. */
export async function runWorker({ ground, database }: OpenGround): Promise<{
  stop(): Promise<void>
  /** Resolves when every reader has taken what was settled when asked. */
  caughtUp(): Promise<void>
}> {
  const running = runReaders(ground, database.pool, readers)
  const deliveries = runDeliveries(ground)
  const scheduled = await runJobs(ground, database.pool, jobs)
  return {
    caughtUp: () => running.caughtUp(),
    async stop() {
      await running.stop()
      await deliveries.stop()
      await scheduled.stop()
    },
  }
}
