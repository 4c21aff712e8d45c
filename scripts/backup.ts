/*
 * npm run backup -- [file]
 *
 * Everything of the business in one file, while the server runs or not: rows, files, and secret.key.
 * Without a name it goes to `backups` in the data folder; copy it to another machine. It holds personal
 * data and the key that opens sealed secrets, so keep it as closely as the server itself. Where
 * SECRET_KEY is set, keep that separately: it is not in it.
 */
import { join, resolve } from 'node:path'
import { backUp } from '../server/platform/database/backup.ts'
import { visitDatabase } from '../server/platform/database/find-database.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { createLog } from '../server/platform/log/log.ts'

const say = (sentence: string) => console.log(`backup: ${sentence}`)

try {
  const config = readConfig()
  const [name, ...rest] = process.argv.slice(2)
  if (name?.startsWith('-') === true || rest.length > 0)
    throw new Error('Usage: npm run backup -- [file]')
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const usual = join(config.dataDir, 'backups', `yingsheng-${stamp}.tar.gz`)
  const file = name === undefined ? usual : resolve(process.env.INIT_CWD ?? '.', name)
  const { address, leave } = await visitDatabase(config, createLog('warn'))
  try {
    const startedAt = performance.now()
    const { bytes, rows, files } = await backUp({
      database: address,
      dataDir: config.dataDir,
      file,
      say,
    })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(`${rows} rows and ${files} files in ${seconds} s, ${(bytes / 1024 / 1024).toFixed(1)} MiB`)
    say(`${file} — it holds personal data and the server's key: keep it safe`)
  } finally {
    await leave()
  }
} catch (error) {
  console.error(`backup: ${(error as Error).message}`)
  process.exitCode = 1
}
