/** Runs test files with Node's own runner and counts each test. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ran, root, runCommand } from './run-command.ts'
import { orNothingSeen, type Outcome } from './step.ts'

/** Test files by what they need: nothing, a database, or the whole machine for themselves. */
export function findTests(kind: 'pure' | 'database' | 'chaos'): string[] {
  const exclude = ['**/node_modules/**', '**/dist/**']
  const find = (pattern: string | string[]) => globSync(pattern, { cwd: root, exclude }).sort()
  const chaos = find('{server,bench,e2e}/**/*.chaos.test.ts')
  if (kind === 'chaos') return chaos
  const pure = [
    ...find('{client,contracts,web,scripts}/**/*.test.ts'),
    ...find('server/**/rules/**/*.test.ts'),
  ].filter((path) => !needsDatabase(path))
  if (kind === 'pure') return pure
  const rest = find('{server,scripts,demo,bench}/**/*.test.ts')
  return rest.filter((path) => !pure.includes(path) && !chaos.includes(path))
}

/** Outside the server a test that starts one says so by its imports, which begin their lines. */
function needsDatabase(path: string): boolean {
  return /^(?:import\b.*|\}) from '(?:\.\.\/)+server\//m.test(
    readFileSync(join(root, path), 'utf8'),
  )
}

const testMinutesMax = 10

export async function runNodeTests(
  files: readonly string[],
  options: {
    /** One process for all is 30 times cheaper; only tests that share nothing may have it. */
    isolation: 'none' | 'process'
    concurrency?: number
    env?: Record<string, string>
    minutesMax?: number
    /** What is left out here has run in another step. */
    mayLeaveOut?: boolean
  },
): Promise<Outcome> {
  if (files.length === 0) return orNothingSeen({ passed: 0, failed: 0, output: '' }, 'test files')
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-tests-'))
  const counts = join(folder, 'counts.json')
  const { isolation, concurrency, env = {}, minutesMax = 10 } = options
  try {
    const { code, output } = await runCommand(
      process.execPath,
      [
        '--test',
        `--test-isolation=${isolation}`,
        `--test-timeout=${testMinutesMax * 60_000}`,
        // A failed test may leave something running, which would keep its process from ending.
        '--test-force-exit',
        ...(concurrency === undefined ? [] : [`--test-concurrency=${concurrency}`]),
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${join(import.meta.dirname, 'count-reporter.ts')}`,
        `--test-reporter-destination=${counts}`,
        ...files,
      ],
      { env, minutesMax },
    )
    return orNothingSeen(judge({ code, output }, counts, options.mayLeaveOut ?? false), 'test')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Counts = { passed: number; failed: number; cancelled: number; skipped: number; todo: number }

function judge({ code, output }: Ran, countsFile: string, mayLeaveOut: boolean): Outcome {
  let counts: Counts | null = null
  try {
    counts = JSON.parse(readFileSync(countsFile, 'utf8')) as Counts | null
  } catch {
    // The runner itself died; its output says why.
  }
  if (counts === null)
    return {
      passed: 0,
      failed: 1,
      output: `${output}\nthe test runner ended (${code}) without a count\n`,
    }
  // A test that was passed by has shown nothing.
  const passedBy = counts.todo + (mayLeaveOut ? 0 : counts.skipped)
  const failed = counts.failed + counts.cancelled + passedBy
  const passed = counts.passed
  const isSilentFailure = failed === 0 && code !== 0
  return { passed, failed: isSilentFailure ? 1 : failed, output, figures: diagnosticsOf(output) }
}

/** What tests say by `t.diagnostic()`, without the runner's own counts. */
function diagnosticsOf(output: string): string {
  const counts = /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/
  const lines = output.split('\n').filter((line) => /^\s*ℹ /.test(line) && !counts.test(line))
  return lines.map((line) => line.trim().slice(2)).join('\n')
}
