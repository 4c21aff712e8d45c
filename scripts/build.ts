/**
 * Builds what browsers load: web/desk and web/widget, each into its `dist`.
 *   node scripts/build.ts [--if-stale]
 * With --if-stale only what has changed since the last build; silent when nothing has. Byte budgets are
 * part of the build: an application over its budget fails it.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { measure, webApps } from './checks/budgets.ts'
import { endCommandsWithUs, root, runCommand } from './checks/run-command.ts'
import { holdLock } from './checks/hold-lock.ts'

type App = (typeof webApps)[number]

const cache = join(root, '.cache')
const recordFile = join(cache, 'build.json')

/** Builds the applications that are not as their sources are; answers those it built. */
export async function build(options: { onlyStale: boolean }): Promise<App[]> {
  if (options.onlyStale && staleApps().length === 0) return []
  mkdirSync(cache, { recursive: true })
  const release = await holdLock(join(cache, 'build.lock'))
  try {
    // Whoever held the lock may have built them meanwhile.
    const apps = options.onlyStale ? staleApps() : [...webApps]
    // Both come to their end, whatever becomes of one, before the lock is let go.
    const outcomes = await Promise.allSettled(apps.map((app) => buildApp(app)))
    const failures = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [String(one.reason.message)] : [],
    )
    if (failures.length > 0) throw new Error(failures.join('\n\n'))
    return apps
  } finally {
    release()
  }
}

function staleApps(): App[] {
  const record = readRecord()
  return webApps.filter(
    (app) => record[app] !== fingerprint(app) || !existsSync(join(root, app, 'dist/index.html')),
  )
}

async function buildApp(app: App): Promise<void> {
  // Taken before the build: a file that changes meanwhile makes it stale again.
  const print = fingerprint(app)
  remember(app, null)
  const { scripts } = JSON.parse(readFileSync(join(root, app, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  if (scripts?.build === undefined) throw new Error(`${app}/package.json has no script "build"`)
  const { code, output } = await runCommand('sh', ['-c', scripts.build], { folder: app })
  if (code !== 0) throw new Error(`${app} could not be built.\n${output}`)
  const over = measure(app).filter(({ bytes, bytesMax }) => bytes > bytesMax)
  if (over.length > 0) {
    const lines = over.map(
      ({ name, bytes, bytesMax }) => `  ${name}: ${bytes} bytes of ${bytesMax}`,
    )
    throw new Error(`${app} is over its budget (gzip):\n${lines.join('\n')}`)
  }
  remember(app, print)
}

function readRecord(): Partial<Record<App, string>> {
  return existsSync(recordFile)
    ? (JSON.parse(readFileSync(recordFile, 'utf8')) as Partial<Record<App, string>>)
    : {}
}

function remember(app: App, print: string | null): void {
  const { [app]: _, ...others } = readRecord()
  const record = print === null ? others : { ...others, [app]: print }
  writeFileSync(`${recordFile}.new`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${recordFile}.new`, recordFile)
}

/** One hash of all that goes into an application: its sources, what it shares, and the versions installed. */
function fingerprint(app: App): string {
  const hash = createHash('sha256')
  const folders = [app, 'web/ui', 'web/sync', 'contracts']
  const files = [
    ...folders.flatMap((folder) => listSources(folder)),
    'tsconfig.base.json',
    'package-lock.json',
  ]
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function listSources(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory())
        return ['dist', 'node_modules'].includes(entry.name) ? [] : listSources(path)
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path]
    })
}

function hasVite(): boolean {
  return existsSync(join(root, 'node_modules/.bin/vite'))
}

if (import.meta.main) {
  const startedAt = performance.now()
  endCommandsWithUs()
  try {
    const onlyStale = process.argv.includes('--if-stale')
    if (!hasVite() && (!onlyStale || staleApps().length > 0)) {
      throw new Error(
        'The web applications must be built, and Vite is not installed: npm install without --omit=dev.',
      )
    }
    const built = await build({ onlyStale })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    if (built.length > 0) console.log(`built ${built.join(' and ')} in ${seconds} s`)
  } catch (error) {
    console.error((error as Error).message)
    // Installing without the development tools may still succeed: dist can be brought from elsewhere.
    const isInstalling = process.env.npm_lifecycle_event === 'prepare'
    process.exitCode = isInstalling && !hasVite() ? 0 : 1
  }
}
