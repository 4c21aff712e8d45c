import { open as openFile, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Figure } from '../figures/figure.ts'
import { password } from '../fill/open-business.ts'
import { percentilesOf } from '../load/percentiles.ts'
import { createClient, type PageClient } from '../people/page-client.ts'
import { root, startNode } from '../servers/child.ts'
import { type BenchDatabase, openPostgres } from '../servers/databases.ts'
import { startProduct } from '../servers/product-server.ts'

const plansFolder = join(root, 'bench/results/plans')

const p95WantedMs = 50

/** The list, opening and searching at the size of a busy year, on PostgreSQL. */
export async function measureFilled({
  conversations,
  messages,
  times,
  hasPlans,
}: {
  conversations: number
  messages: number
  times: number
  hasPlans: boolean
}) {
  const database = await openFilled({ conversations, messages })
  try {
    const found = await measurePages(database, { times })
    if (hasPlans) await keepPlans(database)
    const part = `${database.conversations.toLocaleString('en')} conversations, ${database.messages.toLocaleString('en')} messages`
    const figures = found.map(({ name, p50, p95, bareP95 }): Figure => ({
      part,
      name: `${name}, p95 (p50: ${p50.toFixed(1)})`,
      value: p95,
      unit: 'ms',
      comparison: bareP95 === null ? null : { what: 'bare select', value: bareP95 },
      wanted: { atMost: p95WantedMs },
    }))
    return { figures, rounds: found }
  } finally {
    await database.stop()
  }
}

type PageFigures = {
  name: string
  times: number
  p50: number
  p95: number
  max: number
  /** The same rows by a plain `select`, asked by this process. */
  bareP50: number | null
  bareP95: number | null
}

type FilledDatabase = BenchDatabase & { conversations: number; messages: number }

/**
 * A filled database: the one of BENCH_FILLED_URL as it is (BENCH_FILLED_LOG names its log file, for
 * `--plans`), else a new one, filled now.
 */
async function openFilled(size: {
  conversations: number
  messages: number
}): Promise<FilledDatabase> {
  const database = await openPostgres({}, process.env.BENCH_FILLED_URL)
  try {
    if (process.env.BENCH_FILLED_URL === undefined) await fill(database, size)
    const client = await connect(database)
    const { rows } = await client.query<{ conversations: string; messages: string }>(
      'select (select count(*) from conversations) as conversations, (select count(*) from messages) as messages',
    )
    await client.end()
    const logFile = process.env.BENCH_FILLED_LOG ?? database.logFile
    return {
      ...database,
      logFile,
      conversations: Number(rows[0]!.conversations),
      messages: Number(rows[0]!.messages),
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function fill(
  { databaseUrl, dataDir }: BenchDatabase,
  size: { conversations: number; messages: number },
) {
  const child = startNode('bench/fill.ts', {
    scriptArgs: [
      '--conversations',
      String(size.conversations),
      '--messages',
      String(size.messages),
    ],
    env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    hasChannel: false,
  })
  child.process.stdout?.on('data', (chunk: Buffer) =>
    process.stderr.write(`  fill ${String(chunk)}`),
  )
  const code = await new Promise<number | null>((resolve) => child.process.once('exit', resolve))
  if (code !== 0) throw new Error(`the database could not be filled:\n${child.output()}`)
}

/** What a desk asks for, one request after another over a connection that stays open. */
async function measurePages(
  database: FilledDatabase,
  { times }: { times: number },
): Promise<PageFigures[]> {
  const server = await startProduct(database)
  const client = await connect(database)
  try {
    const desk = await createClient(server.port, { email: 'agent1@fill.example', password })
    const { requests, agentId } = await chooseRequests(client, desk, times)
    for (const { paths } of requests) for (const path of paths.slice(0, 20)) await desk.get(path)
    const figures: PageFigures[] = []
    for (const request of requests)
      figures.push(await measureOne(request, { desk, client, agentId }))
    desk.close()
    return figures
  } finally {
    await client.end()
    await server.stop()
  }
}

/** How PostgreSQL answers each request's queries: EXPLAIN (ANALYZE, BUFFERS) by auto_explain, one file a request. */
async function keepPlans(database: FilledDatabase): Promise<void> {
  if (database.logFile === null || database.databaseUrl === undefined) return
  const settings = ['session_preload_libraries=auto_explain', 'auto_explain.log_min_duration=0']
  settings.push(
    'auto_explain.log_analyze=on',
    'auto_explain.log_buffers=on',
    'auto_explain.log_nested_statements=on',
  )
  const url = new URL(database.databaseUrl)
  url.searchParams.set('options', settings.map((setting) => `-c ${setting}`).join(' '))
  const server = await startProduct({ ...database, databaseUrl: url.href })
  const client = await connect(database)
  try {
    await mkdir(plansFolder, { recursive: true })
    const desk = await createClient(server.port, { email: 'agent1@fill.example', password })
    const { requests } = await chooseRequests(client, desk, 3)
    for (const { name, paths } of requests) {
      await desk.get(paths[0]!)
      const from = (await stat(database.logFile)).size
      await desk.get(paths[1] ?? paths[0]!)
      await new Promise((resolve) => setTimeout(resolve, 100))
      const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.txt`
      await writeFile(
        join(plansFolder, file),
        `${paths[1] ?? paths[0]}\n\n${await readFrom(database.logFile, from)}`,
      )
    }
    desk.close()
  } finally {
    await client.end()
    await server.stop()
  }
}

async function readFrom(path: string, from: number): Promise<string> {
  const file = await openFile(path)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(
      Buffer.alloc(Math.max(0, size - from)),
      0,
      Math.max(0, size - from),
      from,
    )
    return String(buffer)
  } finally {
    await file.close()
  }
}

type PageRequest = {
  name: string
  paths: string[]
  bare: { text: string; values: readonly unknown[] } | null
}

// long: one table of what is asked
async function chooseRequests(
  client: pg.Client,
  desk: PageClient,
  times: number,
): Promise<{ requests: PageRequest[]; agentId: string }> {
  const me = await desk.get<{ agent: { id: string } }>('/api/me')
  const agentId = me.agent.id
  const idsOf = async (condition: string) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from conversations where ${condition} limit ${times}`,
    )
    return rows.map(({ id }) => id)
  }
  const ordinary = await idsOf(`number % 37 = 0`)
  const [longest] = await idsOf('true order by sequence desc')
  const cycle = (paths: string[]) =>
    Array.from({ length: times }, (_, at) => paths[at % paths.length]!)
  const list = async (view: string, order: string, condition: string): Promise<PageRequest[]> => {
    const deep = await walk(desk, `/api/conversations?view=${view}`, 20)
    const bare = {
      text: `select * from conversations where ${condition} order by ${order} limit 50`,
      values: view === 'mine' ? [agentId] : [],
    }
    return [
      { name: `list ${view}`, paths: cycle([`/api/conversations?view=${view}`]), bare },
      ...(deep.length > 1
        ? [{ name: `list ${view}, later pages`, paths: cycle(deep.slice(1)), bare: null }]
        : []),
    ]
  }
  const words = [
    '快递',
    '耳机 蓝牙',
    '发票',
    'refund',
    '乌鲁木齐',
    'keyboard',
    '扫地机器人 充不进电',
    '你好',
    '请问说明书有电子版吗',
    'warranty invoice',
  ]
  const search = (name: string, paths: string[]): PageRequest => ({
    name,
    paths: cycle(paths),
    bare: null,
  })
  return {
    agentId,
    requests: [
      ...(await list(
        'mine',
        'waiting_since nulls last, answered_at desc',
        `status = 'open' and assignee_id = $1`,
      )),
      ...(await list(
        'unassigned',
        'waiting_since nulls last, answered_at desc',
        `status = 'open' and assignee_id is null`,
      )),
      ...(await list('all', 'waiting_since nulls last, answered_at desc', `status = 'open'`)),
      ...(await list('resolved', 'resolved_at desc', `status = 'resolved'`)),
      {
        name: 'counts',
        paths: cycle(['/api/conversations/counts']),
        bare: { text: `select count(*) from conversations where status = 'open'`, values: [] },
      },
      {
        name: 'open a conversation',
        paths: cycle(ordinary.map((id) => `/api/conversations/${id}`)),
        bare: {
          text: 'select * from events where stream_id = $1 order by stream_sequence desc limit 50',
          values: ordinary,
        },
      },
      {
        name: 'open the longest conversation',
        paths: cycle([`/api/conversations/${longest}`]),
        bare: {
          text: 'select * from events where stream_id = $1 order by stream_sequence desc limit 50',
          values: [longest],
        },
      },
      {
        name: 'scroll the longest conversation',
        paths: cycle(
          Array.from(
            { length: 40 },
            (_, at) =>
              `/api/conversations/${longest}/timeline?limit=100&before=${9_900 - at * 100}`,
          ),
        ),
        bare: null,
      },
      search(
        'search',
        words.map((q) => `/api/search?q=${encodeURIComponent(q)}`),
      ),
      search(
        'search in the longest conversation',
        words.map((q) => `/api/search?conversationId=${longest}&q=${encodeURIComponent(q)}`),
      ),
    ],
  }
}

/** The addresses of the first pages of a list. */
async function walk(desk: PageClient, path: string, pages: number): Promise<string[]> {
  const paths = [path]
  while (paths.length < pages) {
    const { next } = await desk.get<{ next: string | null }>(paths.at(-1)!)
    if (next === null) break
    paths.push(`${path}&after=${encodeURIComponent(next)}`)
  }
  return paths
}

async function measureOne(
  { name, paths, bare }: PageRequest,
  { desk, client }: { desk: PageClient; client: pg.Client; agentId: string },
): Promise<PageFigures> {
  const taken = new Float64Array(paths.length)
  const takenBare = new Float64Array(paths.length).fill(Number.NaN)
  for (const [at, path] of paths.entries()) {
    const startedAt = performance.now()
    await desk.get(path)
    taken[at] = performance.now() - startedAt
    if (bare === null) continue
    const values = bare.values.length === 0 ? [] : [bare.values[at % bare.values.length]]
    const bareStartedAt = performance.now()
    await client.query({ text: bare.text, values })
    takenBare[at] = performance.now() - bareStartedAt
  }
  const found = percentilesOf(taken)!
  const foundBare = percentilesOf(takenBare)
  return {
    name,
    times: paths.length,
    p50: found.p50,
    p95: found.p95,
    max: found.max,
    bareP50: foundBare?.p50 ?? null,
    bareP95: foundBare?.p95 ?? null,
  }
}

async function connect(database: BenchDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: await database.url() })
  await client.connect()
  return client
}
