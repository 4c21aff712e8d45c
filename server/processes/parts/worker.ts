import { runRouting } from '../../domains/routing/index.ts'
import { runDeliveries } from '../../domains/integrations/index.ts'
import { runPushes } from '../../domains/notifications/index.ts'
import { runReaders } from '../../platform/events/run-readers.ts'
import { runJobs } from '../../platform/jobs/jobs.ts'
import type { OpenGround } from './ground.ts'
import { jobs, readers } from './product.ts'

/**
 * The working side: what follows from events, who gets which conversation, what goes out, and what comes
 * round by the clock.
 */
export async function runWorker({ ground, database }: OpenGround): Promise<{
  stop(): Promise<void>
  /** Resolves when every reader has taken what was settled when asked. */
  caughtUp(): Promise<void>
  /** Resolves when the queues have been looked at after everything that happened before. */
  routed(): Promise<void>
}> {
  const running = runReaders(ground, database.pool, readers)
  const routing = runRouting(ground)
  const deliveries = runDeliveries(ground)
  const pushes = runPushes(ground)
  const scheduled = await runJobs(ground, database.pool, jobs)
  return {
    caughtUp: () => running.caughtUp(),
    routed: () => routing.look(),
    async stop() {
      await routing.stop()
      await running.stop()
      await deliveries.stop()
      await pushes.stop()
      await scheduled.stop()
    },
  }
}
