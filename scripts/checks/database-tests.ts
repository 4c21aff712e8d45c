/** Runs the server's tests on one database server that all of them share. */
import { findTests, runNodeTests } from './node-tests.ts'
import type { Outcome } from './step.ts'

export async function runDatabaseTests(kind: 'embedded' | 'debian'): Promise<Outcome> {
  const server = await startServer(kind)
  try {
    return await runNodeTests(findTests('database'), {
      isolation: 'process',
      concurrency: 2,
      env: server.environment,
      minutesMax: 20,
      // Tests of the embedded database itself have nothing to do on another.
      mayLeaveOut: kind === 'debian',
    })
  } finally {
    await server.stop()
  }
}

async function startServer(kind: 'embedded' | 'debian') {
  // Imported late: a server that does not even load must not keep the other checks from running.
  const { startTestServer } = await import('../../server/platform/database/test-kit.ts')
  // Nobody kills the shared server, so it need not be durable. Tests that do kill start their own,
  // and must not see this.
  process.env.TEST_FAST = '1'
  try {
    return await startTestServer(kind)
  } finally {
    delete process.env.TEST_FAST
  }
}
