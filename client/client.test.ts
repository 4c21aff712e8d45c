import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, it } from 'node:test'
import { Client } from './client.ts'
import { paginate } from './paginate.ts'
import { RefusalError } from './refusal-error.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const say =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(JSON.stringify(body))

describe('the client', () => {
  let answers: Answer[] = []
  let asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    answers.shift()!(response, request)
  })
  let baseUrl = ''
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    answers = []
    asked = []
  })
  const client = (more = {}) => new Client({ baseUrl, apiKey: 'ys_test', ...more })
  const counts = { mine: 1, unassigned: 2, all: 3, waiting: 0 }
  const refused = (code: string) => (error: unknown) =>
    error instanceof RefusalError && error.code === code
  const params = { id: '7' }

  it('throws what the server refused, with code and detail', async () => {
    answers = [say(409, { code: 'stale', message: 'Changed.', detail: { sequence: 4 } })]
    const call = client().call('POST /api/conversations/:id/resolution', { params })
    const { code, status, detail } = (await call.catch((error: unknown) => error)) as RefusalError
    assert.deepEqual([code, status, detail], ['stale', 409, { sequence: 4 }])
    assert.deepEqual(asked, ['POST /api/conversations/7/resolution'])
  })

  it('waits as long as it is asked to, and asks again', async () => {
    answers = [say(429, { code: 'too_many' }, { 'retry-after': '1' }), say(200, counts)]
    const startedAt = performance.now()
    assert.deepEqual(await client().call('GET /api/conversations/counts'), counts)
    assert.ok(performance.now() - startedAt >= 1_000)
    assert.equal(asked.length, 2)
  })

  it('gives up after as many tries as it may', async () => {
    answers = [say(503, {}), say(503, {}), say(503, {})]
    const call = client({ retriesMax: 1 }).call('GET /api/conversations/counts')
    await assert.rejects(call, refused('unavailable'))
    assert.equal(asked.length, 2)
  })

  it('does not repeat a change of which it does not know whether it was made', async () => {
    answers = [(response) => void response.destroy(), say(200, {})]
    const call = client().call('POST /api/conversations/:id/claim', { params })
    await assert.rejects(call, refused('unreachable'))
    assert.equal(asked.length, 1)
  })

  it('repeats what its client id makes once', async () => {
    answers = [(response) => void response.destroy(), say(500, '<html>'), say(200, { text: 'hi' })]
    const body = { clientId: '0b54c2c6-7d8f-4f0e-9f5e-0f8f7a3c9d11', text: 'hi' }
    await client().call('POST /api/conversations/:id/replies', { params, body })
    assert.equal(asked.length, 3)
  })

  it('waits no longer than it was told for an answer', async () => {
    answers = [() => {}]
    const call = client({ timeoutMs: 50, retriesMax: 0 }).call('GET /api/conversations/counts')
    await assert.rejects(call, refused('timed_out'))
  })

  it('stops at once when it is aborted, also while it waits to try again', async () => {
    const stop = new AbortController()
    answers = [say(429, {}, { 'retry-after': '60' })]
    const call = client().call('GET /api/conversations/counts', { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('enough')), 50)
    await assert.rejects(call, /enough/)
    assert.equal(asked.length, 1)
  })

  it('reads all pages, and puts what it is given into the address as text', async () => {
    answers = [
      say(200, { conversations: [1, 2], next: 'a b&c' }),
      say(200, { conversations: [3], next: null }),
    ]
    const rows = paginate(
      (after) => client().call('GET /api/conversations', { query: { view: 'all', ...after } }),
      (page) => page.conversations,
    )
    const read: unknown[] = []
    for await (const row of rows) read.push(row)
    assert.deepEqual(read, [1, 2, 3])
    assert.equal(asked[1], 'GET /api/conversations?view=all&after=a+b%26c')
  })

  it('sends its key nowhere else, and takes no path that leads elsewhere', async () => {
    answers = [
      (response) => void response.writeHead(302, { location: 'http://elsewhere.example' }).end(),
    ]
    const call = client({ retriesMax: 0 }).call('GET /api/conversations/counts')
    await assert.rejects(call, refused('unreachable'))
    const climb = client().call('GET /api/customers/:id', { params: { id: '..' } })
    await assert.rejects(climb, TypeError)
    assert.throws(() => client({ baseUrl: 'ftp://desk.example' }), TypeError)
    assert.throws(() => client({ apiKey: 'whsec_' }), TypeError)
  })
})
