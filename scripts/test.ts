/**
 * `npm test`: every check there is, fastest first, the same here and in CI.
 *   node scripts/test.ts [--only a,b] [--except a,b] [--list]
 * One line a step; what fails is shown in full. The last line is `N passed, N failed`.
 */
import { parseArgs } from 'node:util'
import { endCommandsWithUs } from './checks/run-command.ts'
import type { Outcome, Step } from './checks/step.ts'
import { steps } from './checks/steps.ts'
import { ensureTools } from './checks/tools.ts'

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, except: { type: 'string' }, list: { type: 'boolean' } },
  })
  if (values.list) {
    for (const { name, about } of steps) console.log(`${name.padEnd(10)} ${about}`)
    return 0
  }
  const chosen = choose(values.only, values.except)
  const missing = ensureTools(chosen.flatMap(({ tools = [] }) => tools))
  if (missing !== null) {
    console.error(missing)
    console.log('0 passed, 1 failed')
    return 1
  }
  const outcomes = await runAll(chosen)
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function choose(only?: string, except?: string): Step[] {
  const names = (list?: string) =>
    list === undefined ? [] : list.split(',').map((name) => name.trim())
  const unknown = [...names(only), ...names(except)].filter(
    (name) => !steps.some((step) => step.name === name),
  )
  if (unknown.length > 0) {
    const known = steps.map((step) => step.name).join(', ')
    throw new Error(`There is no step ${unknown.join(', ')}. The steps are ${known}.`)
  }
  return steps.filter(
    ({ name }) =>
      (only === undefined || names(only).includes(name)) && !names(except).includes(name),
  )
}

/** Every step runs, whatever became of those before it, unless it needs one that failed. */
async function runAll(chosen: readonly Step[]): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  for (const step of chosen) {
    const startedAt = performance.now()
    const broken = (step.needs ?? []).find((name) => (outcomes.get(name)?.failed ?? 0) > 0)
    const outcome = broken === undefined ? await runSafely(step) : notRun(broken)
    outcomes.set(step.name, outcome)
    report(step.name, outcome, performance.now() - startedAt)
  }
  return [...outcomes.values()]
}

function notRun(broken: string): Outcome {
  return { passed: 0, failed: 1, output: `not run: it needs ${broken}, which failed` }
}

async function runSafely(step: Step): Promise<Outcome> {
  try {
    return await step.run()
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { passed: 0, failed: 1, output }
  }
}

function report(name: string, outcome: Outcome, milliseconds: number): void {
  const { passed, failed, output, figures = '' } = outcome
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(8)
  const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(10)}${seconds} ${counts}`)
  const told = failed > 0 ? output : figures
  if (told !== '') console.log(`${told.trimEnd().replaceAll(/^/gm, '    ')}\n`)
}

endCommandsWithUs()
try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
