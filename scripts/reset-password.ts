/**
 * `npm run reset-password -- somebody@example.com`: a link with which an agent sets a new password, for an
 * owner who is locked out. Whoever can run this on the server may do so; the audit log says it happened.
 */
import { createResetLinkForEmail } from '../server/domains/agents/index.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { contextFor } from '../server/platform/context.ts'
import { createLog } from '../server/platform/log/log.ts'
import { openGround } from '../server/processes/parts/ground.ts'

const email = process.argv[2]
if (email === undefined) {
  process.stderr.write('Say whose: npm run reset-password -- somebody@example.com\n')
  process.exit(2)
}

const config = readConfig()
const open = await openGround(config, createLog('warn')).catch((error: Error) => {
  process.stderr.write(`${error.message}\nWith the embedded database, stop the server first.\n`)
  process.exit(1)
})
try {
  const ctx = contextFor(open.ground, { kind: 'system' as const })
  const origin = config.publicUrl ?? `http://localhost:${config.port}`
  const link = await createResetLinkForEmail(ctx, email, origin)
  process.stdout.write(`${link.url}\nIt works once, until ${link.expiresAt}.\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await open.close()
}
