/*
 * npm run restore -- <file> [--replace]
 *
 * Puts a backup in the place of what is there, all of it or nothing. The server must be stopped. A
 * database that holds a business already is refused, unless --replace says that this is wanted; the files
 * and the key that were there are kept aside in the data folder.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { claimDatabase } from '../server/platform/database/find-database.ts'
import { restoreBackup } from '../server/platform/database/restore.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { createLog } from '../server/platform/log/log.ts'

const say = (sentence: string) => console.log(`restore: ${sentence}`)

try {
  const config = readConfig()
  const log = createLog('warn')
  const { values, positionals } = parseArgs({
    options: { replace: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [name, ...rest] = positionals
  if (name === undefined || rest.length > 0)
    throw new Error('Usage: npm run restore -- <file> [--replace]')
  const file = resolve(process.env.INIT_CWD ?? '.', name)
  const { address, leave } = await claimDatabase(config, log)
  try {
    const isReplacing = values.replace === true
    const startedAt = performance.now()
    const summary = await restoreBackup({
      database: address,
      dataDir: config.dataDir,
      file,
      isReplacing,
      say,
      log,
    })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(
      `${summary.rows} rows and ${summary.files} files of ${summary.madeAt} restored in ${seconds} s`,
    )
    if (summary.keptAside !== null) say(`the former files and key are in ${summary.keptAside}`)
  } finally {
    await leave()
  }
} catch (error) {
  console.error(`restore: ${(error as Error).message}`)
  process.exitCode = 1
}
