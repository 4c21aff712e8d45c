/** The steps of `npm test`, fastest first. */
import { runBrowserTests } from './browser-tests.ts'
import { checkBudgets } from './budgets.ts'
import { runDatabaseTests } from './database-tests.ts'
import { findTests, runNodeTests } from './node-tests.ts'
import { runCommand } from './run-command.ts'
import { wholeOutcome, type Outcome, type Step } from './step.ts'

async function whole(command: string, ...args: string[]): Promise<Outcome> {
  return wholeOutcome(await runCommand(command, args))
}
const node = process.execPath

export const steps: readonly Step[] = [
  {
    name: 'tidy',
    about: 'our own rules: the map, stores, names, words',
    run: () => whole(node, 'scripts/tidy.ts'),
  },
  {
    name: 'lint',
    about: 'oxlint',
    run: () => whole('oxlint', '--deny-warnings', '--format=stylish'),
  },
  { name: 'format', about: 'oxfmt', run: () => whole('oxfmt', '--check', '.') },
  {
    name: 'types',
    about: 'TypeScript, every workspace',
    run: () => whole('tsc', '-b', '--pretty', 'false'),
  },
  {
    name: 'unused',
    about: 'knip: files, exports and dependencies nobody uses',
    run: () => whole('knip', '--no-progress'),
  },
  {
    name: 'rules',
    about: 'pure rules, client, contracts, web and scripts',
    run: () => runNodeTests(findTests('pure'), { isolation: 'none' }),
  },
  {
    name: 'generated',
    about: 'row types and documents that are made from other files',
    run: () => whole(node, 'scripts/generate.ts', '--check'),
  },
  {
    name: 'build',
    about: 'the web applications',
    run: () => whole(node, 'scripts/build.ts', '--if-stale'),
  },
  { name: 'budgets', about: 'bytes of the web applications', needs: ['build'], run: checkBudgets },
  {
    name: 'embedded',
    about: 'the server on the embedded database',
    needs: ['build'],
    tools: ['nats'],
    run: () => runDatabaseTests('embedded'),
  },
  {
    name: 'postgres',
    about: 'the same on PostgreSQL as Debian packages it',
    needs: ['build'],
    tools: ['postgres', 'nats'],
    run: () => runDatabaseTests('debian'),
  },
  {
    name: 'chaos',
    about: 'nothing lost or doubled while everything is killed',
    needs: ['build'],
    run: () =>
      runNodeTests(findTests('chaos'), { isolation: 'process', concurrency: 1, minutesMax: 15 }),
  },
  {
    name: 'e2e',
    about: 'journeys in Chromium',
    needs: ['build'],
    tools: ['chromium', 'chineseFonts'],
    run: runBrowserTests,
  },
]
