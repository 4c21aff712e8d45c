/** The whole product in this process, on a database of its own, and the people who use it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@yingsheng/contracts/agents'
import type { FastifyInstance } from 'fastify'
import { SignJWT } from 'jose'
import type { Pool } from 'pg'
import { readConfig } from '../../platform/config/config.ts'
import { contextFor, type Ground } from '../../platform/context.ts'
import { openTestDatabase, testLog } from '../../platform/database/test-kit.ts'
import { enter, type TestSocket } from '../../platform/realtime/test-kit.ts'
import { buildApi } from './api.ts'
import { openGround } from './ground.ts'
import { jobs } from './product.ts'
import { runRealtime } from './realtime.ts'
import { runWorker } from './worker.ts'

export type Product = {
  /** `http://127.0.0.1:port` */
  url: string
  app: FastifyInstance
  ground: Ground
  pool: Pool
  dataDir: string
  /** Resolves when every reader of the log has taken what there is. */
  caughtUp(): Promise<void>
  /** Resolves when the queues have been looked at. */
  routed(): Promise<void>
  /** Runs a job of the clock now. */
  runJob(name: string): Promise<Record<string, number>>
  /** Lets time pass for the whole server. */
  pass(milliseconds: number): void
  close(): Promise<void>
}

/** Api, realtime and worker as `npm start` runs them, on a fresh test database and a free port. */
export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const database = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'yingsheng-test-'))
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DATABASE_CONNECTIONS: '8',
    // Receivers of webhooks that tests start.
    EGRESS_ALLOW: '127.0.0.1',
    ...environment,
  })
  const open = await openGround(config, testLog())
  let ahead = 0
  open.ground.now = () => new Date(Date.now() + ahead)

  const app = await buildApi(open, config)
  const realtime = await runRealtime(open, app.server, config)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const worker = await runWorker(open)
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    ground: open.ground,
    pool: database.pool,
    dataDir,
    caughtUp: () => worker.caughtUp(),
    routed: () => worker.routed(),
    runJob: (name) =>
      jobs.find((job) => job.name === name)!.run(contextFor(open.ground, { kind: 'system' })),
    pass: (milliseconds) => void (ahead += milliseconds),
    async close() {
      await realtime.stop()
      app.server.closeAllConnections()
      await app.close()
      await worker.stop()
      await open.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Answer = { status: number; body: any; headers: Headers }
type Sent = {
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
  /** Bytes as they are, for uploads and for what is no JSON. */
  bytes?: Buffer | string
}
/** Whoever asks: with a cookie, with a token, or with nothing. */
export type Who = { cookie?: string; token?: string }
export const nobody: Who = {}

/** One request, `PUT /api/conversations/…/draft` as it is written, by whoever. */
export async function request(
  product: Pick<Product, 'url'>,
  who: Who,
  line: string,
  { query, body, headers = {}, bytes }: Sent = {},
): Promise<Answer> {
  const [method, path] = line.split(' ') as [string, string]
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`
  const content = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(`${product.url}${path}${search}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(content !== undefined && { 'content-type': 'application/json' }),
      ...(who.cookie !== undefined && { cookie: who.cookie }),
      ...(who.token !== undefined && { authorization: `Bearer ${who.token}` }),
      ...headers,
    },
    ...(content !== undefined && { body: content as string }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: readJson(text) }
}

function readJson(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The same, of which success is expected: answers the body. */
export async function succeed(
  product: Pick<Product, 'url'>,
  who: Who,
  line: string,
  sent: Sent = {},
): Promise<any> {
  const { status, body } = await request(product, who, line, sent)
  if (status !== 200)
    throw new Error(`${line} answered ${status} ${JSON.stringify(body).slice(0, 300)}`)
  return body
}

/** What came of it in one word: `ok`, or the code of the refusal. */
export function outcomeOf({ status, body }: Answer): string {
  return status < 400 ? 'ok' : String(body?.code ?? `status ${status}`)
}

/** The session cookie an answer sets, as a browser would send it back. */
export function cookieOf({ headers }: Answer): string {
  const [first = ''] = headers.getSetCookie()
  return first.split(';', 1)[0]!
}

export const goodPassword = 'river lantern 42 maple'

export type TestAgent = Required<Pick<Who, 'cookie'>> & {
  id: string
  email: string
  password: string
}

export type TestBusiness = { owner: TestAgent; lineId: string; brandId: string; businessId: string }

/** First run: the business 青柠数码 with its owner, brand and line. */
export async function setUpBusiness(product: Product): Promise<TestBusiness> {
  const email = 'owner@lime.example'
  const body = {
    businessName: '青柠数码',
    ownerName: '陈店长',
    email,
    password: goodPassword,
    language: 'zh-CN',
  }
  const answer = await request(product, nobody, 'POST /api/setup', { body })
  if (answer.status !== 200) throw new Error(`set-up answered ${JSON.stringify(answer.body)}`)
  const { agentId, line, brand, business } = answer.body
  const owner = { id: agentId, email, password: goodPassword, cookie: cookieOf(answer) }
  return { owner, lineId: line.id, brandId: brand.id, businessId: business.id }
}

/** From now on agents pick conversations from the first queue themselves; nobody is given any. */
export async function pickByHand(product: Pick<Product, 'url'>, owner: Who): Promise<void> {
  const { entries } = await succeed(product, owner, 'GET /api/catalogue')
  const { id, fields, sequence } = entries.find(
    (entry: { fields: { kind: string } }) => entry.fields.kind === 'queue',
  )
  await succeed(product, owner, `PATCH /api/catalogue/${id}`, {
    body: { baseSequence: sequence, fields: { ...fields, assignment: 'manual' } },
  })
}

let hired = 0

/** An agent of a role, invited by the owner, joined and signed in. */
export async function hire(
  product: Product,
  owner: Who,
  role: Role,
  name = `${role} ${(hired += 1)}`,
): Promise<TestAgent> {
  const email = `${role}-${randomUUID()}@lime.example`
  const { agent, link } = await succeed(product, owner, 'POST /api/agents', {
    body: { email, name, role },
  })
  const token = new URL(link.url).hash.slice(1)
  const joined = await request(product, nobody, 'POST /api/links/use', {
    body: { token, password: goodPassword },
  })
  if (joined.status !== 200) throw new Error(`joining answered ${JSON.stringify(joined.body)}`)
  return { id: agent.id, email, password: goodPassword, cookie: cookieOf(joined) }
}

export type TestCustomer = Required<Pick<Who, 'token'>> & { id: string; lineId: string }

/** A customer nobody knows, as a widget makes one. */
export async function arrive(product: Product, lineId: string): Promise<TestCustomer> {
  const session = await succeed(product, nobody, `POST /api/widget/lines/${lineId}/sessions`, {
    body: {},
  })
  return { id: session.customerId, token: session.token, lineId }
}

/** A token as a shop signs it. */
export async function signIdentity(
  product: Product,
  owner: Who,
  lineId: string,
  claims: Record<string, unknown> & { sub: string },
): Promise<string> {
  const { secret } = await succeed(product, owner, `POST /api/lines/${lineId}/secret`)
  const now = Math.floor(product.ground.now().getTime() / 1000)
  return new SignJWT({ aud: lineId, iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret))
}

/** A customer the shop vouches for. */
export async function arriveKnown(
  product: Product,
  owner: Who,
  lineId: string,
  claims: Record<string, unknown> & { sub: string },
): Promise<TestCustomer> {
  const body = { identityToken: await signIdentity(product, owner, lineId, claims) }
  const session = await succeed(product, nobody, `POST /api/widget/lines/${lineId}/sessions`, {
    body,
  })
  return { id: session.customerId, token: session.token, lineId }
}

/** A customer says something over his socket; answers the message. */
export async function say(socket: TestSocket, text: string, fileIds: string[] = []): Promise<any> {
  const answer = await socket.ask({ type: 'send', clientId: randomUUID(), text, fileIds })
  if (answer.type === 'refused') throw new Error(`"${text}" was refused: ${answer.code}`)
  return answer.message
}

/** A customer comes by, says one line and leaves; answers him and his conversation's id. */
export async function startConversation(
  product: Product,
  lineId: string,
  text = '你好，在吗？',
): Promise<{ customer: TestCustomer; conversationId: string }> {
  const customer = await arrive(product, lineId)
  const socket = await enter(product.url, customer)
  const { conversationId } = await say(socket, text)
  await socket.close()
  return { customer, conversationId }
}

/** An agent replies by REST. */
export function reply(
  product: Product,
  agent: Who,
  conversationId: string,
  text: string,
): Promise<any> {
  const body = { clientId: randomUUID(), text }
  return succeed(product, agent, `POST /api/conversations/${conversationId}/replies`, { body })
}

/** A file of one's own, not yet in a message. */
export function upload(product: Product, who: Who, name: string, bytes: Buffer): Promise<Answer> {
  return request(product, who, 'POST /api/files', {
    query: { name },
    bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

/** Every table and the folder of files, counted: what a refused request must leave as it was. */
export async function countEverything(
  product: Pick<Product, 'pool' | 'dataDir'>,
): Promise<Record<string, number>> {
  const tables = [
    'events',
    'conversations',
    'messages',
    'customers',
    'customer_sessions',
    'customer_identities',
    'files',
    'agents',
    'drafts',
    'ratings',
    'brands',
    'lines',
  ]
  const counts = await Promise.all(
    tables.map(async (table) => [table, await countRows(product, table)] as const),
  )
  const stored = await readdir(join(product.dataDir, 'files'), {
    recursive: true,
    withFileTypes: true,
  })
  return {
    ...Object.fromEntries(counts),
    'stored files': stored.filter((entry) => entry.isFile()).length,
  }
}

/** How many rows a table holds. */
export async function countRows({ pool }: Pick<Product, 'pool'>, table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from ${table}`,
  )
  return rows[0]!.count
}

/** Tries until it holds. */
export async function eventually<T>(
  look: () => Promise<T | false | undefined> | T | false | undefined,
  withinMs = 20_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== false && found !== undefined) return found
    if (Date.now() > giveUpAt) throw new Error(`it did not come true within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A customer comes, says these lines one after another, and leaves. Answers the last as accepted. */
export async function talk(
  product: Product,
  customer: TestCustomer,
  ...lines: string[]
): Promise<any> {
  const socket = await enter(product.url, customer)
  let last: any
  for (const line of lines) last = await say(socket, line)
  await socket.close()
  return last
}

/** Writes a note among agents. */
export function note(
  product: Product,
  who: Who,
  { id, text, fileIds = [] }: { id: string; text: string; fileIds?: string[] },
): Promise<any> {
  return succeed(product, who, `POST /api/conversations/${id}/notes`, {
    body: { clientId: randomUUID(), text, fileIds },
  })
}
