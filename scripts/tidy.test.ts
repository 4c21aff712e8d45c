// long: one table of planted faults, a few lines for each rule, best read whole
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { rules, tidy } from './tidy.ts'

type Files = Record<string, string>

const mapText = `
  export const domains = {
    agents: [],
    cases: ['agents'],
    surveys: ['cases'],
  } as const satisfies Record<string, readonly string[]>
  export const tableOwners = {
    agents: 'agents',
    cases: 'cases',
    surveys: 'surveys',
    events: 'platform',
  } as const
`

/** A small house in order: each fault below is this house and one thing wrong in it. */
const house: Files = {
  'contracts/endpoint.ts': `
    import { z } from 'zod'
    export const event = (stream: string, name: string, data: z.ZodType) => ({ stream, name, data })`,
  'contracts/cases.ts': `
    import { z } from 'zod'
    import { event } from './endpoint.ts'
    export const caseOpened = event('case', 'case.opened', z.object({}))`,
  'server/domains/map.ts': mapText,
  'server/domains/agents/index.ts': `export { findAgent } from './find-agent.ts'`,
  'server/domains/agents/find-agent.ts': `
    import { readAgent } from './store.ts'
    export const findAgent = (ctx: never) => readAgent(ctx)`,
  'server/domains/agents/store.ts': `
    export const readAgent = (db: any) => db.with('busy', (qb: any) => qb.selectFrom('agents as a'))`,
  'server/domains/agents/test-kit.ts': `
    import { randomUUID } from 'node:crypto'
    export const anAgent = () => ({ id: randomUUID() })`,
  'server/domains/cases/index.ts': `export { openCase } from './open-case.ts'`,
  'server/domains/cases/open-case.ts': `
    import { findAgent } from '../agents/index.ts'
    import { decideOpening } from './rules/opening.ts'
    export const openCase = (ctx: any) => [findAgent(ctx), decideOpening(new Date(ctx.now()))]
    export const advice = 'Select agents from the list, then update case set-up'`,
  'server/domains/cases/open-case.test.ts': `
    import test from 'node:test'
    import { anAgent } from '../agents/test-kit.ts'
    test('a case opens', { skip: process.platform === 'win32' }, () => [anAgent(), new Date()])`,
  'server/domains/cases/rules/opening.ts': `
    import type { Clock } from '../../../platform/clock/clock.ts'
    export const decideOpening = (now: Date, options?: { process: Clock }) => [new Date(now), options?.process]`,
  'server/domains/cases/store.ts': `
    import { sql } from 'kysely'
    export const count = sql\`select count(*) from cases c join agents a on a.id = c.agent_id, events e\`
    export const save = (db: any) => db.insertInto('cases').onConflict('do update set agent_id = null')`,
  'server/domains/surveys/index.ts': `export const routes = []`,
  'server/domains/surveys/surveys.test.ts': `import { anAgent } from '../agents/test-kit.ts'\nanAgent()`,
  'server/channels/phone/index.ts': `import { findAgent } from '../../domains/agents/index.ts'\nexport const answer = findAgent`,
  'server/channels/post/index.ts': `export const answer = null`,
  'server/platform/clock/clock.ts': `export type Clock = () => Date\nexport const clock: Clock = () => new Date()`,
  'server/processes/all.ts': `
    import { openCase } from '../domains/cases/index.ts'
    process.on('SIGTERM', () => process.exit(0))
    openCase({}).listen(8080)`,
  'server/migrations/0001_ground.sql': `
    create table agents (id uuid);
    create table if not exists public.cases (id uuid); -- create table forgotten (id uuid)
    create table questionnaires (id uuid);
    alter table questionnaires rename to surveys;
    create table events (id uuid) partition by range (id);
    create table events_2030 partition of events for values from (1) to (2);`,
  'server/platform/clock/hold.ts': `process.once('exit', () => 1)`,
  'web/sync/index.ts': `export { link } from './link.ts'`,
  'web/sync/link.ts': `export const link = 1`,
  'web/desk/app.tsx': `
    import { Button } from '../ui/button.tsx'
    export const App = ({ number }: { number: number }) => <Button label={\`访客 \${number}\`} />`,
  'web/ui/button.tsx': `export const Button = ({ label }: { label: string }) => <button>{label} 客户</button>`,
  'demo/story.ts': `
    import { anAgent } from '../server/domains/agents/test-kit.ts'
    export const story = [anAgent(), '工单']`,
  'scripts/pack.ts': `export const about = 'each npm workspace'`,
  'docs/vocabulary.md': '| Case 工单 | ticket |',
  'docs/guide.md': 'Say case, never `ticket`.',
}

const remap = (from: string, to: string) => ({ 'server/domains/map.ts': mapText.replace(from, to) })
const inCases = (text: string): Files => ({ 'server/domains/cases/close-case.ts': text })
const inRules = (text: string): Files => ({ 'server/domains/cases/rules/closing.ts': text })
const inStore = (text: string): Files => ({ 'server/domains/cases/store/close.ts': text })
const inTest = (text: string): Files => ({ 'web/desk/app.test.ts': text })
const inDesk = (text: string): Files => ({ 'web/desk/view.tsx': text })
const lines = (count: number) => `export const all = [\n${'  1,\n'.repeat(count - 2)}]\n`
const longFunction = `export function tell() {\n${'  tell()\n'.repeat(70)}}\n`

const cases = 'server/domains/cases'
/** For each rule: where its one problem must be found, and what to plant for it. */
const faults: Record<string, [at: string, plant: Files][]> = {
  'sees-files': [['contracts:1', { 'contracts/endpoint.ts': '', 'contracts/cases.ts': '' }]],
  'files-parse': [['web/desk/view.tsx:1', inDesk('const = {')]],
  'map-is-plain': [
    ['server/domains/map.ts:1', remap('agents: [],', 'agents: [], ...{}, ')],
    [
      'server/domains/map.ts:1',
      remap("surveys: 'surveys',", "surveys: 'surveys', surveys: 'surveys',"),
    ],
  ],
  'map-has-no-circles': [['server/domains/map.ts:3', remap('agents: []', "agents: ['agents']")]],
  'map-lists-every-domain': [
    ['server/domains/map.ts:1', { 'server/domains/quality/index.ts': 'export const routes = []' }],
    ['server/domains/map.ts:5', remap("surveys: ['cases']", "surveys: ['cases', 'nobody']")],
  ],
  'domains-call-along-the-map': [
    [
      `${cases}/close-case.ts:1`,
      inCases("import { routes } from '../surveys/index.ts'\nexport const a = routes"),
    ],
    [
      `${cases}/close-case.ts:1`,
      inCases("import type { routes } from '../surveys/index.ts'\nexport type A = typeof routes"),
    ],
    [`${cases}/close-case.ts:1`, inCases("export const a = () => import('../surveys/index.ts')")],
    // A test kit does not open what even its domain cannot reach.
    [
      'server/domains/agents/a.test.ts:1',
      { 'server/domains/agents/a.test.ts': "import '../cases/index.ts'" },
    ],
  ],
  'faces-only': [
    [
      `${cases}/close-case.ts:1`,
      inCases("import { findAgent } from '../agents/find-agent.ts'\nfindAgent"),
    ],
    [
      `${cases}/close-case.ts:1`,
      inCases("import { anAgent } from '../agents/test-kit.ts'\nanAgent"),
    ],
    [
      'server/processes/api.ts:1',
      { 'server/processes/api.ts': "import '../channels/post/open.ts'" },
    ],
    ['demo/start.ts:1', { 'demo/start.ts': "import '../server/domains/agents/store.ts'" }],
  ],
  'domains-know-domains-only': [
    [`${cases}/close-case.ts:1`, inCases("import '../../channels/post/index.ts'")],
    [`${cases}/close-case.ts:1`, inCases("import '../../processes/all.ts'")],
  ],
  'channels-know-no-channel': [
    [
      'server/channels/phone/ring.ts:1',
      { 'server/channels/phone/ring.ts': "import '../post/index.ts'" },
    ],
  ],
  'platform-knows-no-domain': [
    [
      'server/platform/clock/tick.ts:1',
      { 'server/platform/clock/tick.ts': "import '../../domains/agents/index.ts'" },
    ],
    [
      'server/platform/clock/tick.ts:1',
      { 'server/platform/clock/tick.ts': "import '../../domains/map.ts'" },
    ],
    [
      'server/platform/clock/tick.ts:1',
      { 'server/platform/clock/tick.ts': "import '../../processes/all.ts'" },
    ],
  ],
  'server-knows-no-web-or-tool': [
    [
      'server/platform/clock/tick.ts:1',
      { 'server/platform/clock/tick.ts': "import '../../../demo/story.ts'" },
    ],
    [`${cases}/close-case.ts:1`, inCases("import '../../../web/ui/button.tsx'")],
  ],
  'web-through-contracts': [
    [
      'web/desk/view.tsx:1',
      inDesk(
        "import type { Clock } from '../../server/platform/clock/clock.ts'\nexport type A = Clock",
      ),
    ],
  ],
  'web-apps-apart': [['web/ui/page.ts:1', { 'web/ui/page.ts': "import '../desk/app.tsx'" }]],
  'contracts-stand-alone': [
    ['contracts/files.ts:1', { 'contracts/files.ts': "import 'node:fs'" }],
    ['contracts/files.ts:1', { 'contracts/files.ts': "import '../web/ui/button.tsx'" }],
  ],
  'rules-import-rules': [
    [
      `${cases}/rules/closing.ts:1`,
      inRules("import { clock } from '../../../platform/clock/clock.ts'\nexport const a = clock"),
    ],
    [`${cases}/rules/closing.ts:1`, inRules("import 'node:path'")],
    [`${cases}/permissions.ts:1`, { [`${cases}/permissions.ts`]: "import './store.ts'" }],
  ],
  'rules-are-pure': [
    'new Date()',
    'Date.now()',
    'Math.random()',
    'process.env',
    'fetch("/")',
    'setTimeout(a, 1)',
  ].map((impure) => [`${cases}/rules/closing.ts:2`, inRules(`\nexport const a = () => ${impure}`)]),
  'time-and-ids-are-passed': [
    ...['new Date()', 'Date.now()', 'Math.random()', 'crypto.randomUUID()'].map(
      (ambient): [string, Files] => [
        `${cases}/close-case.ts:2`,
        inCases(`\nexport const a = () => ${ambient}`),
      ],
    ),
    [
      'server/channels/phone/ring.ts:1',
      { 'server/channels/phone/ring.ts': 'export const a = () => new Date()' },
    ],
  ],
  'sql-in-stores': [
    ...[
      "(db: any) => db.selectFrom('cases')",
      "(db: any) => db.insertInto('cases')",
      "(db: any) => db.with('mine', (qb: any) => qb)",
      '(sql: any) => sql`now()`',
      "(pool: any) => pool.query({ text: 'delete from cases' })",
    ].map((query): [string, Files] => [
      `${cases}/close-case.ts:1`,
      inCases(`export const a = ${query}`),
    ]),
    [
      'server/processes/api.ts:1',
      { 'server/processes/api.ts': "export const a = (db: any) => db.selectFrom('cases')" },
    ],
  ],
  'tables-written-by-their-owner': [
    [
      `${cases}/store/close.ts:2`,
      inStore("export const a = (db: any) =>\n  db.updateTable('agents')"),
    ],
    [
      `${cases}/store/close.ts:1`,
      inStore(
        'export const a = (sql: any) => sql`with x as (insert into agents values (1)) select 1`',
      ),
    ],
    [
      `${cases}/store/close.ts:1`,
      inStore("export const a = (pool: any) => pool.query('delete from only public.events')"),
    ],
    [
      'server/platform/clock/store.ts:1',
      { 'server/platform/clock/store.ts': "export const a = 'update cases set x = 1'" },
    ],
    [
      `${cases}/test-kit.ts:1`,
      { [`${cases}/test-kit.ts`]: "export const a = (db: any) => db.insertInto('agents')" },
    ],
  ],
  'tables-read-along-the-map': [
    [
      `${cases}/store/close.ts:1`,
      inStore("export const a = (db: any) => db.selectFrom(['cases', 'surveys as s'])"),
    ],
    [
      `${cases}/store/close.ts:1`,
      inStore("export const a = (qb: any) => qb.leftJoin('surveys', 'a', 'b')"),
    ],
    [
      `${cases}/store/close.ts:1`,
      inStore('export const a = (sql: any) => sql`select 1 from cases as c, surveys`'),
    ],
  ],
  'tables-have-one-owner': [
    [
      'server/migrations/0002_more.sql:1',
      { 'server/migrations/0002_more.sql': 'CREATE TABLE notes (id uuid)' },
    ],
    ['server/domains/map.ts:10', remap("cases: 'cases',", "cases: 'cases',\n    notes: 'cases',")],
    ['server/domains/map.ts:11', remap("events: 'platform'", "events: 'nobody'")],
  ].map(([at, plant]) => [at as string, plant as Files]),
  'migrations-are-numbered': [
    ['server/migrations/0003_more.sql:1', { 'server/migrations/0003_more.sql': '' + 'select 1' }],
    ['server/migrations/0002-more.sql:1', { 'server/migrations/0002-more.sql': 'select 1' }],
  ],
  'processes-start-things': [
    [`${cases}/close-case.ts:1`, inCases('export const a = (app: any) => app.listen(1)')],
    [
      'server/platform/clock/tick.ts:1',
      { 'server/platform/clock/tick.ts': "process.on('SIGTERM', () => 1)" },
    ],
    ['server/platform/clock/tick.ts:1', { 'server/platform/clock/tick.ts': 'process.exit(1)' }],
  ],
  'files-are-small': [
    ['web/desk/view.tsx:1', inDesk(lines(401))],
    ['web/desk/app.test.ts:1', inTest(lines(401))],
  ],
  'functions-are-small': [
    ['web/desk/view.tsx:1', inDesk(longFunction)],
    ['web/desk/view.tsx:2', inDesk(`\nexport const a = () => {${'\n'.repeat(70)}}`)],
    ['web/desk/view.tsx:1', inDesk(`export const a = () => <p>${'\n'.repeat(120)}</p>`)],
  ],
  'long-says-why': [['web/desk/view.tsx:1', inDesk(`// long: yes\n${longFunction}`)]],
  'no-barrels': [
    ['web/ui/parts.ts:1', { 'web/ui/parts.ts': "export * from './button.tsx'" }],
    [
      'server/platform/clock/index.ts:1',
      { 'server/platform/clock/index.ts': "import { clock } from './clock.ts'\nexport { clock }" },
    ],
  ],
  'names-are-kebab-case': [
    ['web/desk/CaseView.tsx:1', { 'web/desk/CaseView.tsx': 'export const a = 1' }],
    ['web/desk/case_views/view.css:1', { 'web/desk/case_views/view.css': 'a {}' }],
  ],
  'names-say-what': [
    ['server/platform/utils/join.ts:1', { 'server/platform/utils/join.ts': 'export const a = 1' }],
    [`${cases}/case-manager.ts:1`, { [`${cases}/case-manager.ts`]: 'export const a = 1' }],
  ],
  'events-are-facts': ['case.open', 'case.updated', 'caseOpened', 'Case.Opened'].map((name) => [
    'contracts/files.ts:2',
    {
      'contracts/files.ts': `import { event } from './endpoint.ts'\nexport const a = event('case', '${name}', null as never)`,
    },
  ]),
  'our-words': [
    ['web/desk/view.tsx:1', inDesk('export const openTicketCount = 1')],
    ['web/desk/view.tsx:2', inDesk("\nexport const a = 'No operators are online'")],
    ['web/desk/view.tsx:1', inDesk('export const a = <p>Your inbox</p>')],
    ['web/desk/view.tsx:2', inDesk('const a = 1\n// a visitor came\na')],
    ['web/desk/view.tsx:1', inDesk('export const newLead = 1')],
    ['web/desk/view.tsx:1', inDesk('export const a = <p>Your workspace is ready</p>')],
    ['web/desk/look.css:2', { 'web/desk/look.css': '\n.ticket-row {}' }],
    ['docs/guide.md:2', { 'docs/guide.md': '\nA canned response.' }],
    [
      'server/migrations/0002_more.sql:1',
      { 'server/migrations/0002_more.sql': 'alter table cases add tenant_id uuid' },
    ],
  ],
  'our-chinese-words': [
    ['web/desk/view.tsx:1', inDesk("export const a = '暂无坐席在线'")],
    ['web/desk/view.tsx:1', inDesk('export const a = <p>访客正在输入</p>')],
    ['web/desk/view.tsx:1', inDesk('export const a = (n: number) => `${n} 位用户`')],
    ['web/desk/view.tsx:1', inDesk("export const a = '会话已被领取'")],
    ['web/desk/view.tsx:1', inDesk("export const a = '改派任何人的会话'")],
  ],
  'text-is-never-html': [
    [
      'web/desk/view.tsx:1',
      inDesk("export const a = <p dangerouslySetInnerHTML={{ __html: '' }} />"),
    ],
    ['web/desk/view.tsx:1', inDesk("document.body.innerHTML = ''")],
    ['web/desk/view.tsx:1', inDesk("document.body['innerHTML'] = ''")],
    ['web/desk/view.tsx:1', inDesk("document.body.insertAdjacentHTML('beforeend', '')")],
    ['web/desk/view.tsx:1', inDesk("window.document.write('')")],
  ],
  'strings-are-never-code': [
    ['web/desk/view.tsx:1', inDesk("eval('1')")],
    ['web/desk/view.tsx:1', inDesk("new Function('1')")],
    ['web/desk/view.tsx:1', inDesk("setTimeout('1', 1)")],
  ],
  'one-way-out': [
    [
      'server/domains/cases/call.ts:1',
      { 'server/domains/cases/call.ts': "export const call = () => fetch('https://a.example')" },
    ],
    [
      'server/platform/mail/send.ts:1',
      {
        'server/platform/mail/send.ts':
          "import { request } from 'undici'\nexport const send = () => request",
      },
    ],
    [
      'server/platform/mail/send.ts:1',
      {
        'server/platform/mail/send.ts':
          "import { get } from 'node:https'\nexport const send = () => get",
      },
    ],
  ],
  'pages-carry-no-code': [
    ['web/desk/index.html:1', { 'web/desk/index.html': '<script>alert(1)</script>' }],
    [
      'web/desk/index.html:2',
      { 'web/desk/index.html': '<script type="module" src="/a.js"></script>\n<p style="top:0">' },
    ],
    ['web/desk/index.html:1', { 'web/desk/index.html': '<p onclick="a()">' }],
  ],
  'every-test-runs': [
    "test.only('a', () => 1)",
    "describe.skip('a', () => 1)",
    "it.todo('a')",
    "test('a', { skip: true }, () => 1)",
    "test('a', (t) => t.skip())",
  ].map((text) => ['web/desk/app.test.ts:1', inTest(text)]),
  'nothing-unfinished': [
    ['web/desk/view.tsx:2', inDesk('export const a = 1\n// TODO: more')],
    ['web/desk/view.tsx:1', inDesk("export const a = 'Coming soon'")],
    ['docs/guide.md:1', { 'docs/guide.md': 'FIXME' }],
  ],
  'no-machine-paths': [
    ['web/desk/view.tsx:1', inDesk("export const a = '/home/ana/yingsheng/web'")],
    ['docs/guide.md:1', { 'docs/guide.md': 'Run `/root/yingsheng/start`.' }],
  ],
}

test('tidy finds nothing in a house in order', () => assert.deepEqual(problemsOf({}), []))

test('tidy has a planted fault for every rule', () => {
  assert.deepEqual(
    Object.keys(rules).filter((rule) => !faults[rule]?.length),
    [],
  )
  assert.deepEqual(
    Object.keys(faults).filter((rule) => !rules[rule]),
    [],
  )
})

for (const [rule, plants] of Object.entries(faults)) {
  for (const [index, [at, plant]] of plants.entries()) {
    test(`tidy finds ${rule}, fault ${index + 1}, and nothing else`, () => {
      assert.deepEqual(problemsOf(plant), [`${at} ${rule}`])
    })
  }
}

test('tidy finds both sides of a circle', () => {
  const found = problemsOf(remap('agents: []', "agents: ['surveys']"))
  assert.deepEqual(
    found.map((one) => one.split(' ')[1]),
    Array(3).fill('map-has-no-circles'),
  )
})

test('tidy lets a file and a function be long when a comment says why', () => {
  assert.deepEqual(problemsOf(inDesk(`// long: one table, best read whole\n${lines(500)}`)), [])
  assert.deepEqual(
    problemsOf(inDesk(`\n\n\n\n\n\n// long: one sequence of steps\n${longFunction}`)),
    [],
  )
})

test('tidy lets markup be longer than steps', () => {
  assert.deepEqual(problemsOf(inDesk(`export const a = () => <p>${'\n'.repeat(100)}</p>`)), [])
})

test('tidy lets a store write what is not its own when a comment says why', () => {
  const write = "export const a = (db: any) => db.updateTable('agents')"
  assert.deepEqual(
    problemsOf(inStore(`// writes agents: one statement is twice as fast\n${write}`)),
    [],
  )
  assert.equal(problemsOf(inStore(`// writes agents: yes\n${write}`)).length, 1)
  assert.equal(
    problemsOf(inStore(`// writes events: one statement is twice as fast\n${write}`)).length,
    1,
  )
})

/** What tidy says of the house with this planted; an empty text takes the file away. */
function problemsOf(plant: Files): string[] {
  const root = mkdtempSync(join(tmpdir(), 'tidy-'))
  try {
    for (const [path, text] of Object.entries({ ...house, ...plant })) {
      if (text === '') continue
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return tidy(root).map(({ path, line, rule }) => `${path}:${line} ${rule}`)
  } finally {
    rmSync(root, { recursive: true })
  }
}
