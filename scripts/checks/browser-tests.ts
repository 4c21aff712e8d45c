/** Runs the journeys of `e2e/` in Chromium and counts each. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runCommand } from './run-command.ts'
import { orNothingSeen, type Outcome } from './step.ts'

const config = 'e2e/playwright.config.ts'

export async function runBrowserTests(): Promise<Outcome> {
  if (!existsSync(join(root, config))) {
    return orNothingSeen({ passed: 0, failed: 0, output: `there is no ${config}` }, 'journey')
  }
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-journeys-'))
  const report = join(folder, 'report.json')
  try {
    const { code, output } = await runCommand(
      'playwright',
      ['test', '--config', config, '--reporter=list,json', '--forbid-only'],
      { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' }, minutesMax: 30 },
    )
    return orNothingSeen(judge(code, output, report), 'journey')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

function judge(code: number | null, output: string, reportFile: string): Outcome {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, output }
  const { stats } = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  // What passes at the second try only, or does not run, has not passed.
  const failed = stats.unexpected + stats.flaky + stats.skipped
  return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, output }
}
