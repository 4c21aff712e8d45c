// long: one table of hostile requests, best read whole
/** Bad input over HTTP: each gets a refusal with a code, the process lives on, nothing half-written stays. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { SignJWT, UnsecuredJWT } from 'jose'
import { countEverything, nobody, outcomeOf, request, succeed, signIdentity } from './test-kit.ts'
import { type Everybody, gatherEverybody } from './test-kit/everybody.ts'

let all: Everybody
const loneHalf = '\ud800'
const turnsRight = '\u202e'

/** Sends bytes as they are and answers what comes back, in one word like `outcomeOf`. */
async function sendRaw(head: string, body: string | Buffer = ''): Promise<string> {
  const { hostname, port } = new URL(all.product.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  let text = ''
  socket.on('data', (part) => (text += part.toString('utf8')))
  socket.write(head.replaceAll('\n', '\r\n'))
  socket.write('\r\n')
  if (body.length > 0) socket.write(body)
  const timer = setTimeout(() => socket.destroy(), 3_000)
  while (!/\r\n\r\n[^]/.test(text) && !socket.destroyed)
    await Promise.race([once(socket, 'data'), once(socket, 'close')])
  clearTimeout(timer)
  socket.destroy()
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? []
  if (status !== undefined && Number(status) < 400) return 'ok'
  return /"code":"([a-z_]+)"/.exec(text)?.[1] ?? `status ${status}`
}

const head = (line: string, headers: Record<string, string> = {}) => {
  const lines = Object.entries({
    host: new URL(all.product.url).host,
    cookie: all.agents.agent.cookie,
    ...headers,
  })
  return `${line} HTTP/1.1\n${lines.map(([name, value]) => `${name}: ${value}\n`).join('')}`
}
const asJson = (length: number) => ({
  'content-type': 'application/json',
  'content-length': String(length),
})
const rawJson = (path: string, body: string | Buffer) =>
  sendRaw(head(`POST ${path}`, asJson(Buffer.byteLength(body))), body)

const ask = async (line: string, sent: Parameters<typeof request>[3] = {}) =>
  outcomeOf(await request(all.product, all.agents.agent, line, sent))
const notes = () => `POST /api/conversations/${all.conversationId}/notes`
const notesPath = () => `/api/conversations/${all.conversationId}/notes`
const note = (change: Record<string, unknown> = {}) => ({
  clientId: randomUUID(),
  text: 'x',
  ...change,
})
const asBytes = (bytes: string | Buffer, type = 'application/json') => ({
  bytes,
  headers: { 'content-type': type },
})

type Row = [what: string, code: string | RegExp, send: () => Promise<string>]

const bodies: Row[] = [
  [
    'a message over the limit',
    'too_long',
    () => ask(notes(), { body: note({ text: '字'.repeat(5_001) }) }),
  ],
  [
    'a line of a million characters',
    'too_large',
    () => ask(notes(), { body: note({ text: 'x'.repeat(1_000_000) }) }),
  ],
  ['an unknown field', 'malformed', () => ask(notes(), { body: note({ isAdmin: true }) })],
  ['a wrong type', 'malformed', () => ask(notes(), { body: note({ text: { $ne: '' } }) })],
  ['a list for an object', 'malformed', () => ask(notes(), { body: [note()] })],
  ['null for an object', 'malformed', () => ask(notes(), asBytes('null'))],
  ['a number for an object', 'malformed', () => ask(notes(), asBytes('1e400'))],
  ['broken JSON', 'unreadable', () => ask(notes(), asBytes('{"text":'))],
  ['no UTF-8', 'unreadable', () => ask(notes(), asBytes(Buffer.from([0x22, 0xff, 0xfe, 0x22])))],
  ['a NUL in a text', 'text_unfit', () => ask(notes(), { body: note({ text: 'a\0b' }) })],
  [
    'half a surrogate pair',
    'text_unfit',
    () => ask(notes(), asBytes(JSON.stringify(note()).replace('"x"', '"\\ud83d"'))),
  ],
  [
    'a NUL in a field’s name',
    'text_unfit',
    () => ask('PATCH /api/me', { body: { 'na\0me': 'x' } }),
  ],
  [
    'a turning mark in a name',
    'text_unfit',
    () => ask('PATCH /api/me', { body: { name: `李${turnsRight}婷` } }),
  ],
  ['a line break in a name', 'text_unfit', () => ask('PATCH /api/me', { body: { name: 'a\nb' } })],
  [
    'a __proto__ key',
    'unreadable',
    () => ask('PATCH /api/me', asBytes('{"__proto__":{"name":"x"},"name":"y"}')),
  ],
  [
    'a __proto__ key deep inside',
    'unreadable',
    () => ask('PATCH /api/me', asBytes('{"preferences":{"__proto__":{"theme":"dark"}}}')),
  ],
  [
    'a constructor key',
    'malformed',
    () => ask('PATCH /api/me', { body: { constructor: { prototype: { name: 'x' } } } }),
  ],
  [
    'nesting without end',
    /malformed|unreadable|text_unfit/,
    () =>
      ask('PATCH /api/me', asBytes(`{"preferences":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)),
  ],
  [
    'eleven files',
    'malformed',
    () => ask(notes(), { body: note({ fileIds: Array.from({ length: 11 }, () => randomUUID()) }) }),
  ],
  [
    'the same file twice',
    'file_missing',
    () => ask(notes(), { body: note({ fileIds: [all.files.agentsOwn, all.files.agentsOwn] }) }),
  ],
  ['an empty message', 'empty_message', () => ask(notes(), { body: note({ text: ' \n ' }) })],
]

const shapes: Row[] = [
  [
    'a form',
    'wrong_media_type',
    () => ask(notes(), asBytes('text=x', 'application/x-www-form-urlencoded')),
  ],
  [
    'a form with a file',
    'wrong_media_type',
    () => ask(notes(), asBytes('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x')),
  ],
  [
    'JSON called text',
    'wrong_media_type',
    () => ask(notes(), asBytes(JSON.stringify(note()), 'text/plain')),
  ],
  [
    'JSON called almost JSON',
    'wrong_media_type',
    () => ask(notes(), asBytes(JSON.stringify(note()), 'application/jsonx')),
  ],
  [
    'JSON called two things',
    /wrong_media_type|ok/,
    () => ask('PATCH /api/me', asBytes('{}', 'text/plain, application/json')),
  ],
  [
    'JSON called bytes',
    'wrong_media_type',
    () => ask(notes(), asBytes(JSON.stringify(note()), 'application/octet-stream')),
  ],
  [
    'no name for the content',
    'wrong_media_type',
    () => sendRaw(head(`POST ${notesPath()}`, { 'content-length': '2' }), '{}'),
  ],
  [
    'another method in a header',
    'malformed',
    () => ask(notes(), { body: {}, headers: { 'x-http-method-override': 'GET' } }),
  ],
  [
    'another method in the query',
    'malformed',
    () =>
      ask(`POST /api/conversations/${all.conversationId}/claim`, { query: { _method: 'DELETE' } }),
  ],
  [
    'a sign-in with an address longer than our tables take',
    'wrong_credentials',
    () =>
      ask('POST /api/session', {
        body: {
          email: `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`,
          password: 'x',
        },
      }),
  ],
  ['a method we do not have', 'not_found', () => sendRaw(head('TRACE /api/me'))],
  ['a method nobody has', 'malformed', () => sendRaw(head('EAT /api/me'))],
  [
    'two lengths',
    'malformed',
    () =>
      sendRaw(
        head(`POST ${notesPath()}`, { ...asJson(4), 'transfer-encoding': 'chunked' }),
        '0\r\n\r\n',
      ),
  ],
  [
    'a length that is none',
    'malformed',
    () =>
      sendRaw(
        head(`POST ${notesPath()}`, {
          'content-type': 'application/json',
          'content-length': 'ten',
        }),
      ),
  ],
  ['a header with a NUL', 'malformed', () => sendRaw(head('GET /api/me', { 'x-name': 'a\0b' }))],
  [
    'cookies of 20 KB',
    'too_large',
    () => sendRaw(head('GET /api/me', { cookie: `yingsheng-session=${'x'.repeat(20_000)}` })),
  ],
  ['a query of 20 KB', 'too_large', () => sendRaw(head(`GET /api/search?q=${'x'.repeat(20_000)}`))],
  [
    'a query of 10 KB',
    'too_long',
    () => ask('GET /api/search', { query: { q: 'x'.repeat(10_000) } }),
  ],
  [
    'an unknown field in the query',
    'malformed',
    () => ask('GET /api/search', { query: { q: 'x', all: '1' } }),
  ],
  [
    'a __proto__ in the query',
    'malformed',
    () => ask('GET /api/search', { query: { q: 'x', __proto__x: '1' } }),
  ],
  ['a NUL in the query', 'text_unfit', () => ask('GET /api/search?q=%00')],
  ['a NUL in the path', 'text_unfit', () => ask('GET /api/conversations/%00')],
  ['no UTF-8 in the path', 'malformed', () => ask('GET /api/conversations/%ff')],
  ['half an escape in the path', 'malformed', () => sendRaw(head('GET /api/conversations/%'))],
  ['no UTF-8 in the query', 'ok', () => ask('GET /api/search?q=%ff')],
  ['a path of dots', 'not_found', () => sendRaw(head('GET /desk/../../../etc/passwd.txt'))],
  [
    'an escaped path of dots',
    'not_found',
    () => sendRaw(head('GET /desk/%2e%2e%2f%2e%2e%2fpackage.json')),
  ],
  [
    'a path of dots to assets',
    'not_found',
    () => sendRaw(head('GET /widget-assets/..%2findex.html')),
  ],
  [
    'an id that is none',
    'malformed',
    () => ask(`GET /api/conversations/1' or '1'='1`.replaceAll(' or ', '%20or%20')),
  ],
  ['a file that is no id', 'not_found', () => ask('GET /files/..%2f..%2fsecret.key')],
  [
    'words of a query language',
    'ok',
    () => ask('GET /api/search', { query: { q: `'|&!:*\\ ") <-> (\\'` } }),
  ],
  [
    'a page beyond all numbers',
    'malformed',
    () => ask('GET /api/conversations', { query: { view: 'all', limit: '1e9' } }),
  ],
  [
    'a page of nothing',
    'malformed',
    () => ask('GET /api/conversations', { query: { view: 'all', limit: '0' } }),
  ],
  [
    'a cursor of somebody’s own',
    'malformed',
    () =>
      ask('GET /api/conversations', {
        query: { view: 'all', after: Buffer.from('{"group":"all"}').toString('base64url') },
      }),
  ],
  [
    'a cursor into another view',
    'ok',
    () =>
      ask('GET /api/conversations', {
        query: { view: 'resolved', after: cursor({ group: 'waiting' }) },
      }),
  ],
  [
    'a cursor before all time',
    'malformed',
    () =>
      ask('GET /api/conversations', {
        query: { view: 'all', after: cursor({ at: '0000-01-01T00:00:00.000Z' }) },
      }),
  ],
  [
    'a position beyond a stream’s numbers',
    'malformed',
    () =>
      ask(`GET /api/conversations/${all.conversationId}/timeline`, {
        query: { before: '9007199254740991' },
      }),
  ],
  [
    'a position after a stream’s numbers',
    'malformed',
    () =>
      ask(`GET /api/conversations/${all.conversationId}/timeline`, {
        query: { after: '4294967296' },
      }),
  ],
  [
    'a position that is no number',
    'malformed',
    () =>
      ask(`GET /api/conversations/${all.conversationId}/timeline`, { query: { before: '1;drop' } }),
  ],
]

function cursor(change: object): string {
  return Buffer.from(
    JSON.stringify({
      group: 'waiting',
      at: '2030-01-01T00:00:00.000Z',
      id: randomUUID(),
      ...change,
    }),
  ).toString('base64url')
}

const foreign = (headers: Record<string, string>) =>
  ask('PATCH /api/me', { body: { name: '改名' }, headers })
const origins: Row[] = [
  ['a page of another origin', 'wrong_origin', () => foreign({ origin: 'https://evil.example' })],
  ['a page of another port', 'wrong_origin', () => foreign({ origin: 'http://127.0.0.1:1' })],
  ['a page without an origin', 'wrong_origin', () => foreign({ origin: 'null' })],
  ['a page of another site', 'wrong_origin', () => foreign({ 'sec-fetch-site': 'cross-site' })],
  ['a page of a sister site', 'wrong_origin', () => foreign({ 'sec-fetch-site': 'same-site' })],
  [
    'a page that names our host in its own',
    'wrong_origin',
    () => foreign({ origin: `http://${new URL(all.product.url).host}.evil.example` }),
  ],
  [
    'a page that forges the proxy’s word',
    'wrong_origin',
    () => foreign({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }),
  ],
]

async function identify(identityToken: string, lineId = all.business.lineId): Promise<string> {
  return outcomeOf(
    await request(all.product, nobody, `POST /api/widget/lines/${lineId}/sessions`, {
      body: { identityToken },
    }),
  )
}
const now = () => Math.floor(Date.now() / 1000)
const sign = (claims: Record<string, unknown>) =>
  signIdentity(all.product, all.agents.owner, all.business.lineId, { sub: 'm', ...claims })
const signWith = (secret: string, alg = 'HS256') =>
  new SignJWT({ sub: 'm', aud: all.business.lineId, exp: now() + 600 })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret.padEnd(64)))

const identities: Row[] = [
  [
    'that has expired',
    'identity_token_invalid',
    async () => identify(await sign({ exp: now() - 60 })),
  ],
  [
    'that is not valid yet',
    'identity_token_invalid',
    async () => identify(await sign({ nbf: now() + 600 })),
  ],
  [
    'that lasts a day',
    'identity_token_invalid',
    async () => identify(await sign({ exp: now() + 86_400 })),
  ],
  [
    'that lasts for ever',
    'identity_token_invalid',
    async () => identify(await sign({ exp: undefined })),
  ],
  [
    'for another line',
    'identity_token_invalid',
    async () => identify(await sign({ aud: randomUUID() })),
  ],
  ['for anybody', 'identity_token_invalid', async () => identify(await sign({ aud: undefined }))],
  ['about nobody', 'identity_token_invalid', async () => identify(await sign({ sub: '' }))],
  ['about a number', 'identity_token_invalid', async () => identify(await sign({ sub: 7 }))],
  [
    'about somebody with a NUL',
    'identity_token_invalid',
    async () => identify(await sign({ sub: 'a\0b' })),
  ],
  [
    'about half a character',
    'identity_token_invalid',
    async () => identify(await sign({ sub: loneHalf })),
  ],
  ['signed with a guess', 'identity_token_invalid', async () => identify(await signWith('secret'))],
  [
    'signed by another method',
    'identity_token_invalid',
    async () => identify(await signWith('secret', 'HS512')),
  ],
  [
    'signed by nobody',
    'identity_token_invalid',
    () =>
      identify(new UnsecuredJWT({ sub: 'm', aud: all.business.lineId, exp: now() + 600 }).encode()),
  ],
  [
    'whose words were changed',
    'identity_token_invalid',
    async () => identify(await altered({ sub: 'boss' })),
  ],
  ['that is no token', 'identity_token_invalid', () => identify('a.b.c')],
  ['of 5 KB', 'too_long', () => identify('x'.repeat(5_000))],
  ['on a line that is none', 'not_found', async () => identify(await sign({}), randomUUID())],
]

async function altered(change: object): Promise<string> {
  const [header, body, signature] = (await sign({})).split('.') as [string, string, string]
  const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...change }
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

describe('hostile requests', () => {
  before(async () => {
    all = await gatherEverybody()
    // A reading of the secret is an event of its own; the tests below count events.
    await sign({})
  })
  after(() => all.close())

  const groups = {
    'a body with': bodies,
    'a request with': shapes,
    'a change asked by': origins,
    'an identity token': identities,
  }
  for (const [kind, rows] of Object.entries(groups)) {
    for (const [what, code, send] of rows) {
      it(`gets ${code} for ${kind} ${what}, and leaves nothing behind`, async () => {
        await all.forgive()
        const before = await countEverything(all.product)
        const given = await send()
        if (code instanceof RegExp) assert.match(given, code)
        else assert.equal(given, code)
        const left = await countEverything(all.product)
        // Signing asked for the secret, which is told of.
        if (kind === 'an identity token') left.events = before.events!
        assert.deepEqual(left, before)
      })
    }
  }

  it('keeps a turning mark in a message as it was said', async () => {
    const text = `abc ${turnsRight}def\u2066\u200b 👩‍👩‍👧`
    const { text: kept } = await succeed(all.product, all.agents.agent, notes(), {
      body: note({ text }),
    })
    assert.equal(kept, text)
  })

  it('takes a change asked by our own page, and by a program without a page', async () => {
    const { host } = new URL(all.product.url)
    assert.equal(await foreign({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }), 'ok')
    assert.equal(await foreign({}), 'ok')
  })

  it('lives on after a request that breaks off in the middle', async () => {
    const before = await countEverything(all.product)
    assert.equal(
      await sendRaw(head(`POST ${notesPath()}`, asJson(100)), '{"text":'),
      'status undefined',
    )
    assert.deepEqual(await countEverything(all.product), before)
    assert.equal(await rawJson('/api/nothing', '{}'), 'not_found')
  })

  it('says each refusal with a code, a sentence and no more than that', async () => {
    const { headers, body } = await request(all.product, all.agents.agent, notes(), {
      body: note({ isAdmin: true }),
    })
    assert.deepEqual(Object.keys(body), ['code', 'message', 'detail'])
    assert.deepEqual(body.detail, { at: 'body', unknown: ['isAdmin'] })
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.equal(headers.get('x-powered-by'), null)
  })
})
