/**
 * `npm run verify-audit`: goes through the audit log and says whether every entry follows from the one
 * before it. Exit code 1 when one does not, or when the log cannot be read.
 */
import { verifyChain } from '../server/domains/audit/index.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { createLog } from '../server/platform/log/log.ts'
import { openGround } from '../server/processes/parts/ground.ts'

const open = await openGround(readConfig(), createLog('warn')).catch((error: Error) => {
  process.stderr.write(`${error.message}\nWith the embedded database, stop the server first.\n`)
  process.exit(1)
})
try {
  const { entries, brokenAt } = await verifyChain(open.ground)
  if (brokenAt === null) process.stdout.write(`${entries} entries, the chain is whole.\n`)
  else
    process.stderr.write(
      `Entry ${brokenAt} does not follow from the one before it (${entries} before it do).\n`,
    )
  process.exitCode = brokenAt === null ? 0 : 1
} finally {
  await open.close()
}
