/**
 * How fast and how small, each figure beside what it is compared with, measured in the same run.
 *   npm run bench [-- --quick] [--only chat,crowd,routing,start,pages,sizes] [--profile] [--plans] [--against folder]
 * The figures are printed as one table and kept in bench/results/latest.json. `--profile` keeps CPU
 * profiles of our server, `--plans` how PostgreSQL answers the desk's queries, `--against` measures the
 * chat of another checkout beside ours. docs/performance.md tells how to read the figures.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Figure, figureTable, isMet } from './figures/figure.ts'
import { type BenchOptions, type PartName, readOptions } from './figures/options.ts'
import { printProfiles } from './figures/print-profiles.ts'
import { measureChat } from './parts/chat.ts'
import { measureCrowd } from './parts/crowd.ts'
import { measureFilled } from './parts/pages.ts'
import { measureRouting } from './parts/routing.ts'
import { measureSizes } from './parts/sizes.ts'
import { measureStart } from './parts/start.ts'
import { root } from './servers/child.ts'
import { findDebianBinaries } from '../server/platform/database/binaries.ts'

type Part = (options: BenchOptions) => Promise<{ figures: Figure[]; rounds: unknown }>

const parts: Record<PartName, Part> = {
  chat: ({ isQuick, profileFolder, against }) =>
    measureChat({
      ...(isQuick
        ? { rounds: 1, warmUpSeconds: 2, seconds: 5 }
        : { rounds: 5, warmUpSeconds: 4, seconds: 20 }),
      profileFolder,
      against,
    }),
  crowd: ({ isQuick, profileFolder }) =>
    measureCrowd({
      ...(isQuick
        ? { rounds: 1, customers: 2_000, seconds: 6, warmUpSeconds: 1, settleSeconds: 2 }
        : { rounds: 3, customers: 10_000, seconds: 30, warmUpSeconds: 5, settleSeconds: 8 }),
      profileFolder,
    }),
  routing: ({ isQuick }) =>
    measureRouting(
      isQuick
        ? { agents: 100, perSecond: 10, seconds: 5 }
        : { agents: 500, perSecond: 10, seconds: 40 },
    ),
  start: ({ isQuick }) =>
    measureStart(isQuick ? { rounds: 1, idleSeconds: 2 } : { rounds: 5, idleSeconds: 20 }),
  pages: ({ isQuick, hasPlans }) =>
    measureFilled({
      ...(isQuick
        ? { conversations: 2_000, messages: 60_000, times: 60 }
        : { conversations: 100_000, messages: 2_000_000, times: 400 }),
      hasPlans,
    }),
  sizes: measureSizes,
}

async function run(): Promise<void> {
  const results = join(root, 'bench/results')
  const options = readOptions(process.argv.slice(2), join(results, 'profiles'))
  await refuseWithout(options)
  mkdirSync(results, { recursive: true })
  rmSync(join(results, 'profiles'), { recursive: true, force: true })
  const startedAt = new Date()
  const figures: Figure[] = []
  const rounds: Record<string, unknown> = {}
  for (const name of options.parts) {
    process.stderr.write(`${name}\n`)
    const found = await parts[name](options)
    figures.push(...found.figures)
    rounds[name] = found.rounds
  }
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryBytes: totalmem(),
    node: process.version,
  }
  const all = {
    startedAt,
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    options,
    machine,
    figures,
    rounds,
  }
  writeFileSync(join(results, 'latest.json'), `${JSON.stringify(all, null, 2)}\n`)
  if (options.profileFolder !== undefined && existsSync(options.profileFolder))
    printProfiles(options.profileFolder)
  process.stdout.write(`\n${figureTable(figures)}\n\n`)
  const missed = figures.filter((figure) => isMet(figure) === false).length
  if (missed > 0)
    process.stdout.write(
      `${missed} of the wanted figures are not met${options.isQuick ? ' (in a quick run)' : ''}.\n`,
    )
}

/** What cannot be measured on this machine is said before anything is started. */
async function refuseWithout({ parts: wanted }: BenchOptions): Promise<void> {
  if (wanted.every((name) => name === 'sizes')) return
  if (process.platform !== 'linux')
    throw new Error('The benchmarks read the clocks of processes in /proc: they need Linux.')
  await findDebianBinaries()
}

// Leaving by the front door ends the servers and databases that were started.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

try {
  await run()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
