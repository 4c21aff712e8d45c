/**
 * Nothing is lost, doubled or turned round while everything is killed: simulated customers and agents
 * talk over real sockets to a real server process with its embedded database, and both are ended
 * with -9 again and again.
 */
import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readAddress } from '../platform/database/address.ts'
import { testLog } from '../platform/database/test-kit.ts'
import { startDebianPostgres } from '../platform/database/debian.ts'
import { ChaosClient, type ChaosFigures, newFigures } from './parts/test-kit/chaos-client.ts'
import { endAll, freePort, killPostmaster, launch, type Launched } from './parts/test-kit/launch.ts'
import { nobody, request, setUpBusiness, succeed, type TestBusiness } from './parts/test-kit.ts'

const customersCount = 40
/** Between one disaster and the next. */
const calmMs = 2_000
const finishWithinMs = 180_000

/** How much is said by each, and how often what is killed. */
type Size = { messagesEach: number; serverKills: number; databaseKills: number }

type Trial = {
  name: string
  size: Size
  dataDir: string
  environment: Record<string, string>
  /** Where the database keeps the number of its first process. */
  postmasterFolder: string
  address: () => Promise<pg.ClientConfig>
  stop(): Promise<void>
}

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'yingsheng-chaos-'))
  await chmod(root, 0o755)
})
after(async () => {
  endAll()
  await rm(root, { recursive: true, force: true })
})

const trials: [string, () => Promise<Trial>][] = [
  ['the embedded database', embedded],
  ['PostgreSQL as Debian packages it', debian],
]

async function embedded(): Promise<Trial> {
  const dataDir = join(root, 'embedded')
  const address = async () => (await readAddress(dataDir)) as pg.ClientConfig
  const size = { messagesEach: 230, serverKills: 4, databaseKills: 4 }
  return {
    name: 'embedded',
    size,
    dataDir,
    environment: {},
    postmasterFolder: join(dataDir, 'postgres'),
    address,
    stop: async () => undefined,
  }
}

async function debian(): Promise<Trial> {
  const folder = join(root, 'debian')
  const { url, stop } = await startDebianPostgres({ dataDir: folder, log: testLog() })
  const dataDir = join(root, 'debian-server')
  const size = { messagesEach: 60, serverKills: 2, databaseKills: 2 }
  return {
    name: 'debian',
    size,
    dataDir,
    environment: { DATABASE_URL: url },
    postmasterFolder: join(folder, 'postgres'),
    address: async () => ({ connectionString: url }),
    stop,
  }
}

describe('chaos', () => {
  for (const [name, prepare] of trials) {
    it(`loses, doubles and turns round nothing on ${name} while server and database are killed`, async (t) => {
      const trial = await prepare()
      try {
        t.diagnostic(await run(trial))
      } finally {
        endAll()
        await trial.stop()
      }
    })
  }
})

/** The whole of one trial; answers its figures in words. */
async function run(trial: Trial): Promise<string> {
  const startedAt = performance.now()
  const port = await freePort()
  const figures = newFigures()
  let server = await start(trial, port)
  const business = await setUpBusiness({ url: server.url } as never)
  const clients = await gather(server.url, business, trial.size, figures)
  try {
    const talking = Promise.all(clients.map((client) => client.talk()))
    for (const disaster of disastersOf(trial.size)) {
      await sleep(calmMs * (0.5 + Math.random()))
      if (disaster === 'database') await killPostmaster(trial.postmasterFolder)
      else {
        server.kill()
        await server.ended
        server = await start(trial, port)
      }
    }
    await within(talking, finishWithinMs, () =>
      clients.filter((client) => !client.isDone()).map((client) => client.describe()),
    )
    await Promise.all(clients.map((client) => client.finish()))
    await judge(trial, server, business, clients)
    await server.stop()
    return sayFigures(trial, figures, (performance.now() - startedAt) / 1000)
  } finally {
    for (const client of clients) client.close()
  }
}

function disastersOf({ serverKills, databaseKills }: Size): string[] {
  const list = [
    ...Array.from({ length: serverKills }, () => 'server'),
    ...Array.from({ length: databaseKills }, () => 'database'),
  ]
  return list.sort(() => Math.random() - 0.5)
}

function start({ dataDir, environment }: Trial, port: number): Promise<Launched> {
  return launch('all.ts', {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    ...environment,
  })
}

/** Customers who talk, and agents who answer each of them and follow the desk. */
async function gather(
  url: string,
  { owner, lineId }: TestBusiness,
  { messagesEach }: Size,
  figures: ChaosFigures,
): Promise<ChaosClient[]> {
  const clients: ChaosClient[] = []
  for (let at = 0; at < customersCount; at += 1) {
    const { token } = await succeed({ url }, nobody, `POST /api/widget/lines/${lineId}/sessions`, {
      body: {},
    })
    clients.push(
      new ChaosClient({ url, who: { token }, feeds: ['me'], toSay: messagesEach, figures }),
    )
  }
  for (let at = 0; at < 4; at += 1) {
    const answered = clients.filter((_, index) => index < customersCount && index % 4 === at)
    clients.push(
      new ChaosClient({
        url,
        who: { cookie: owner.cookie },
        feeds: ['desk'],
        toSay: messagesEach,
        answers: answered,
        figures,
      }),
    )
  }
  return clients
}

async function untilReady({ url }: Launched): Promise<void> {
  const giveUpAt = Date.now() + finishWithinMs
  for (;;) {
    const reply = await fetch(`${url}/readyz`).catch(() => undefined)
    if (reply?.ok) return
    assert.ok(Date.now() < giveUpAt, 'the server is ready again after the last disaster')
    await sleep(100)
  }
}

/** What the database holds, beside what each client has been promised and has heard. */
async function judge(
  trial: Trial,
  server: Launched,
  { owner }: TestBusiness,
  clients: readonly ChaosClient[],
): Promise<void> {
  // The last disaster may have come after the last message: everything gets up again first.
  await untilReady(server)
  const database = new pg.Client(await trial.address())
  await database.connect()
  const all = async <T extends object>(text: string) => (await database.query<T>(text)).rows
  const messages = await all<{
    conversation_id: string
    sequence: number
    client_id: string
    text: string
  }>(
    'select conversation_id, sequence, client_id, text from messages order by conversation_id, sequence',
  )
  const said = clients.flatMap((client) => client.said.map(({ clientId }) => clientId))
  assert.equal(said.length, clients.length * trial.size.messagesEach)
  assert.deepEqual(
    new Set(messages.map((one) => one.client_id)),
    new Set(said),
    'each message said is there',
  )
  assert.equal(messages.length, said.length, 'and there once')

  for (const client of clients) {
    const kept = new Map(messages.map((one) => [one.client_id, one]))
    for (const { clientId, place } of client.accepted) {
      const { conversation_id: id, sequence } = kept.get(clientId)!
      assert.equal(
        `${id} ${sequence}`,
        place,
        'what was accepted stands where it was said to stand',
      )
    }
    for (const lane of client.lanes()) {
      const order = lane.map((clientId) => kept.get(clientId)!.sequence)
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
        'in the order in which it was said',
      )
    }
    client.judgeHeard(messages)
  }

  const gaps = await all(
    'select stream_id from events group by stream_id having count(*) <> max(stream_sequence) or min(stream_sequence) <> 1',
  )
  assert.deepEqual(gaps, [], 'no stream has a gap')
  const odd = await all(`
    select c.id from conversations c left join events e on e.stream_id = c.id and e.stream_sequence = c.sequence
    where e.sequence is null or e.data -> 'conversation' ->> 'sequence' <> c.sequence::text`)
  assert.deepEqual(odd, [], 'each conversation stands at its last event')
  const unlike = await all(`
    select m.client_id from messages m left join events e on e.stream_id = m.conversation_id and e.stream_sequence = m.sequence
    where e.data -> 'message' ->> 'clientId' is distinct from m.client_id::text`)
  assert.deepEqual(unlike, [], 'each message has its event')

  for (const { id } of await all<{ id: string }>(
    `select id from conversations where status = 'open'`,
  )) {
    const body = { clientId: crypto.randomUUID(), text: '还在' }
    const { status } = await request(
      { url: server.url },
      owner,
      `POST /api/conversations/${id}/replies`,
      { body },
    )
    assert.equal(status, 200, 'every open conversation can be answered')
  }
  await database.end()
}

async function within<T>(work: Promise<T>, ms: number, describeRest: () => string[]): Promise<T> {
  const timer = new AbortController()
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`not done within ${ms} ms: ${describeRest().join('; ')}`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

function sayFigures(
  { name, size: { serverKills, databaseKills } }: Trial,
  figures: ChaosFigures,
  seconds: number,
): string {
  const { said, attempts, connections, drops, reloads, resyncs, refusals, heard } = figures
  return [
    `chaos on ${name}: ${said} messages in ${seconds.toFixed(0)} s, 0 lost, 0 doubled, 0 out of order`,
    `server killed ${serverKills} times, database ${databaseKills} times`,
    `${connections} connections, ${drops} dropped by clients, ${reloads} reloads, ${resyncs} resyncs`,
    `${attempts - said} messages sent more than once, ${refusals} refusals to retry, ${heard} events heard`,
  ].join('; ')
}
