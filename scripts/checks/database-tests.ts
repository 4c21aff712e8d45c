/** Runs the server's tests on one database server that all of them share. */
import { findTests, runNodeTests } from './node-tests.ts'
import type { Outcome } from './step.ts'

export async function runDatabaseTests(kind: 'embedded' | 'debian'): Promise<Outcome> {
  // Imported late: a server that does not even load must not keep the other checks from running.
  const { startTestServer } = await import('../../server/platform/database/test-kit.ts')
  // These tests kill nothing; those that do (chaos) run with full durability.
  process.env.TEST_FAST = '1'
  const server = await startTestServer(kind)
  try {
    return await runNodeTests(findTests('database'), {
      isolation: 'process',
      concurrency: 2,
      env: server.environment,
      minutesMax: 20,
    })
  } finally {
    await server.stop()
    delete process.env.TEST_FAST
  }
}
