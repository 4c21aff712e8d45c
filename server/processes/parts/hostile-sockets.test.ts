// long: one table of hostile frames, best read whole
/** Bad input over the socket: refused with a code on a connection that goes on, or the connection ends with one. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectionsPerSessionMax, streamSequenceMax } from '@yingsheng/contracts/limits'
import { closeCodes, protocolVersion } from '@yingsheng/contracts/sync'
import { enter, openSocket, type TestSocket } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  countEverything,
  eventually,
  nobody,
  outcomeOf,
  request,
  say,
  succeed,
} from './test-kit.ts'
import { type Everybody, gatherEverybody } from './test-kit/everybody.ts'

let all: Everybody
const customer = () =>
  enter(all.product.url, all.customers.anonymous, [{ feed: 'me', after: null }])
const desk = () => enter(all.product.url, all.agents.agent, [{ feed: 'desk', after: null }])
const isAlive = async () => outcomeOf(await request(all.product, nobody, 'GET /readyz')) === 'ok'

const send = (change: object = {}) => ({
  type: 'send',
  clientId: randomUUID(),
  text: 'x',
  ...change,
})
const text = (frame: unknown) => JSON.stringify(frame)

type Row = [what: string, code: string, frame: () => string | Buffer]
const ofCustomers: Row[] = [
  ['a message over the limit', 'too_long', () => text(send({ text: '字'.repeat(5_001) }))],
  ['an unknown field', 'malformed', () => text(send({ audience: 'agents' }))],
  ['a wrong type', 'malformed', () => text(send({ text: ['x'] }))],
  ['an id that is none', 'malformed', () => text(send({ clientId: '1' }))],
  ['an empty message', 'empty_message', () => text(send({ text: ' ' }))],
  [
    'eleven files',
    'malformed',
    () => text(send({ fileIds: Array.from({ length: 11 }, () => randomUUID()) })),
  ],
  ['somebody else’s file', 'file_missing', () => text(send({ fileIds: [all.files.agentsOwn] }))],
  ['broken JSON', 'unreadable', () => '{"type":"send"'],
  ['nothing at all', 'unreadable', () => ''],
  ['null', 'malformed', () => 'null'],
  ['a list', 'malformed', () => '[]'],
  ['a number', 'malformed', () => '7'],
  ['a binary frame', 'frame_binary', () => Buffer.from(text(send()))],
  ['a NUL', 'text_unfit', () => text(send({ text: 'a\0b' }))],
  ['half a surrogate pair', 'text_unfit', () => text(send()).replace('"x"', '"\\ud83d"')],
  [
    'a NUL in the page',
    'text_unfit',
    () => text({ type: 'page', page: { url: 'https://lime.example/\0', title: '' } }),
  ],
  [
    'half a surrogate pair in the page',
    'text_unfit',
    () => '{"type":"page","page":{"url":"https://lime.example/","title":"\\udc00"}}',
  ],
  [
    'a NUL in the page of a message',
    'text_unfit',
    () => text(send({ page: { url: 'a\0', title: '' } })),
  ],
  ['an unknown type', 'frame_unknown', () => text({ type: 'drop' })],
  ['a type that every object has', 'frame_unknown', () => text({ type: 'constructor' })],
  ['a type that is no word', 'frame_unknown', () => text({ type: { toString: 1 } })],
  ['no type', 'frame_unknown', () => text({ clientId: randomUUID() })],
  [
    'a __proto__ key',
    'malformed',
    () =>
      `{"type":"send","clientId":"${randomUUID()}","text":"x","__proto__":{"audience":"agents"}}`,
  ],
  [
    'nesting without end',
    'text_unfit',
    () =>
      `{"type":"send","clientId":"${randomUUID()}","text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ],
  ['hello once more', 'malformed', () => text({ type: 'hello', protocol: protocolVersion })],
  ['hello in another version', 'protocol_unknown', () => text({ type: 'hello', protocol: 99 })],
  [
    'a position before all',
    'malformed',
    () => text({ type: 'position', conversationId: all.conversationId, read: -1 }),
  ],
  [
    'a position in between',
    'malformed',
    () => text({ type: 'position', conversationId: all.conversationId, read: 1.5 }),
  ],
  [
    'another customer’s position',
    'not_found',
    () => text({ type: 'position', conversationId: all.otherConversationId, read: 1 }),
  ],
  ['the desk', 'feed_unknown', () => text({ type: 'subscribe', feed: 'desk', after: null })],
  [
    'his conversation as agents follow it',
    'feed_unknown',
    () => text({ type: 'subscribe', feed: `conversation:${all.conversationId}`, after: 0 }),
  ],
  [
    'a feed by pattern',
    'malformed',
    () => text({ type: 'subscribe', feed: 'conversation:%', after: 0 }),
  ],
  [
    'a feed by dashes',
    'malformed',
    () => text({ type: 'subscribe', feed: `conversation:${'-'.repeat(36)}`, after: 0 }),
  ],
  [
    'a feed that objects have',
    'malformed',
    () => text({ type: 'subscribe', feed: '__proto__', after: 0 }),
  ],
  [
    'a feed from before the beginning',
    'malformed',
    () => text({ type: 'subscribe', feed: 'me', after: -1 }),
  ],
]

describe('hostile frames', () => {
  before(async () => {
    all = await gatherEverybody()
  })
  after(() => all.close())

  for (const [what, code, frame] of ofCustomers) {
    it(`gets ${code} for ${what}, on a connection that goes on`, async () => {
      const socket = await customer()
      const before = await countEverything(all.product)
      const from = socket.frames.length
      const data = frame()
      socket.sayRaw(data, Buffer.isBuffer(data))
      const refused = await socket.hear('refused', (one) => socket.frames.indexOf(one) >= from)
      assert.equal(refused.code, code)
      assert.equal(refused.retry, false)
      assert.deepEqual(await countEverything(all.product), before)
      await say(socket, '还在')
      await socket.close()
    })
  }

  it('refuses a position beyond all numbers, and it harms nobody else’s', async () => {
    const [one, other] = await Promise.all([
      customer(),
      enter(all.product.url, all.customers['other customer'], [{ feed: 'me', after: null }]),
    ])
    one.say({
      type: 'position',
      conversationId: all.conversationId,
      read: Number.MAX_SAFE_INTEGER,
      delivered: 2 ** 40,
    })
    other.say({ type: 'position', conversationId: all.otherConversationId, read: 1 })
    assert.equal((await one.hear('refused')).code, 'malformed')
    await other.hear('signal', (frame) => frame.signal.kind === 'positions')
    assert.deepEqual(
      other.frames.filter(({ type }) => type === 'refused'),
      [],
    )
    // The largest number that a stream can have stands for its end.
    one.say({
      type: 'position',
      conversationId: all.conversationId,
      read: streamSequenceMax,
      delivered: streamSequenceMax,
    })
    const { signal } = await one.hear('signal', (frame) => frame.signal.kind === 'positions')
    const { rows } = await all.product.pool.query(
      'select sequence from conversations where id = $1',
      [all.conversationId],
    )
    assert.equal(signal.kind === 'positions' && signal.positions.customer.read, rows[0].sequence)
    await Promise.all([one.close(), other.close()])
  })

  it('refuses one connection of a session more than it may have, and lets go of one make room', async () => {
    const { lineId } = all.business
    const stranger = await arrive(all.product, lineId)
    const sockets = await Promise.all(
      Array.from({ length: connectionsPerSessionMax }, () => enter(all.product.url, stranger)),
    )
    const oneMore = await openSocket(all.product.url)
    oneMore.say({ type: 'hello', protocol: protocolVersion, token: stranger.token })
    assert.equal((await oneMore.hear('refused')).code, 'too_many')
    await sockets.pop()!.close()
    await eventually(async () => {
      const again = await openSocket(all.product.url)
      again.say({ type: 'hello', protocol: protocolVersion, token: stranger.token })
      const answer = await again.hearFirst(
        ({ type }) => type === 'welcome' || type === 'refused',
        'an answer to hello',
      )
      await again.close()
      return answer.type === 'welcome'
    })
    await Promise.all([oneMore, ...sockets].map((socket) => socket.close()))
  })

  it('keeps a turning mark in a message as it was said', async () => {
    const socket = await customer()
    assert.equal((await say(socket, 'a\u202eb\u2066c')).text, 'a\u202eb\u2066c')
    await socket.close()
  })

  it('answers a repeated client id as the first time, whoever repeats it wherever', async () => {
    const [one, tab] = await Promise.all([customer(), customer()])
    const clientId = randomUUID()
    const first = await one.ask({ type: 'send', clientId, text: '一次' })
    const again = await one.ask({ type: 'send', clientId, text: '两次' })
    const elsewhere = await Promise.all([
      tab.ask({ type: 'send', clientId, text: '三次' }),
      one.ask({ type: 'send', clientId, text: '四次' }),
    ])
    for (const answer of [again, ...elsewhere]) assert.deepEqual(answer, first)
    await tab.hear('event', ({ event: { data } }: any) => data.message?.clientId === clientId)
    await tab.settle()
    assert.equal(
      tab.events('message.sent').filter(({ event }) => event.data.message.clientId === clientId)
        .length,
      1,
    )
    await Promise.all([one.close(), tab.close()])
  })

  it('lets two customers use the same client id without hearing of each other', async () => {
    const [one, other] = await Promise.all([
      customer(),
      enter(all.product.url, all.customers['other customer']),
    ])
    const clientId = randomUUID()
    const [mine, his] = await Promise.all([
      one.ask({ type: 'send', clientId, text: '我的' }),
      other.ask({ type: 'send', clientId, text: '他的' }),
    ])
    assert.deepEqual(
      [mine, his].map((answer) => answer.type === 'accepted' && answer.message.text),
      ['我的', '他的'],
    )
    await Promise.all([one.close(), other.close()])
  })

  it('refuses the 51st feed, and lets go of one make room', async () => {
    const socket = await desk()
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => `conversation:${await all.newConversation()}`),
    )
    const answers = []
    for (const feed of ids) {
      socket.say({ type: 'subscribe', feed, after: null })
      answers.push(
        await socket.hearFirst(
          (frame) =>
            (frame.type === 'subscribed' && frame.feed === feed) ||
            (frame.type === 'refused' && frame.re === feed),
          feed,
        ),
      )
    }
    assert.deepEqual(answers.map(({ type }) => type).slice(48), ['subscribed', 'refused'])
    socket.say({ type: 'unsubscribe', feed: 'desk' })
    socket.say({ type: 'subscribe', feed: ids[49]!, after: null })
    await socket.hear('subscribed', ({ feed }) => feed === ids[49])
    await socket.close()
  })

  it('refuses a hello that names 51 feeds', async () => {
    const socket = await openSocket(all.product.url, {
      headers: { cookie: all.agents.agent.cookie },
    })
    const feeds = Array.from({ length: 51 }, () => ({ feed: 'desk', after: null }))
    socket.sayRaw(text({ type: 'hello', protocol: protocolVersion, feeds }))
    assert.equal((await socket.hear('refused')).code, 'malformed')
    await socket.close()
  })
})

describe('hostile connections', () => {
  let mute: TestSocket
  before(async () => {
    all = await gatherEverybody()
    mute = await openSocket(all.product.url)
  })
  after(() => all.close())

  const ends = (socket: TestSocket) => socket.ended.then(({ code }) => code)

  it('end with 1009 for a frame over 64 KiB', async () => {
    const socket = await customer()
    socket.sayRaw(text(send({ text: 'x'.repeat(70_000) })))
    assert.equal(await ends(socket), closeCodes.frameTooLarge)
    assert.ok(await isAlive())
  })

  it('end with 1007 for a text frame that is no UTF-8', async () => {
    const socket = await customer()
    socket.raw.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false })
    assert.equal(await ends(socket), 1007)
    assert.ok(await isAlive())
  })

  it('end with 4001 for a token that is none, forged, or ended', async () => {
    for (const token of ['', 'x', 'ä'.repeat(40), all.customers.anonymous.token.slice(0, -1)]) {
      const socket = await openSocket(all.product.url)
      socket.say({ type: 'hello', protocol: protocolVersion, token })
      assert.equal(await ends(socket), closeCodes.sessionOver)
    }
  })

  it('end with 4004 when they flood, after the first 600 frames were answered', async () => {
    const socket = await customer()
    for (let at = 0; at < 1_200; at += 1) socket.say({ type: 'ping' })
    assert.equal(await ends(socket), closeCodes.talksTooMuch)
    const pongs = socket.frames.filter(({ type }) => type === 'pong').length
    assert.ok(pongs >= 590 && pongs <= 620, `${pongs} were answered`)
    const refused = socket.frames.filter((frame) => frame.type === 'refused')
    assert.ok(refused.length <= 201)
    assert.ok(
      refused.every(
        (frame) => frame.type === 'refused' && frame.code === 'too_many' && frame.retry,
      ),
    )
    assert.ok(await isAlive())
  })

  it('end with 4003 when they never read, with little kept for them', async () => {
    const lazy = await enter(all.product.url, all.agents.owner, [
      { feed: `conversation:${all.conversationId}`, after: null },
    ])
    lazy.raw.pause()
    const before = process.memoryUsage().rss
    await tellEvents(5_000)
    await untilHandedOut()
    const grown = process.memoryUsage().rss - before
    assert.ok(grown < 150 * 1024 * 1024, `${Math.round(grown / 1024 / 1024)} MB more`)
    lazy.raw.resume()
    assert.equal(await ends(lazy), closeCodes.readsTooSlowly)
    assert.ok(lazy.events().length < 5_000)
  })

  it('that read slowly hear all of a long absence, and what came meanwhile, in order', async () => {
    const { rows } = await all.product.pool.query('select max(sequence)::int as last from events')
    await tellEvents(480)
    await untilHandedOut()
    const socket = await openSocket(all.product.url, {
      headers: { cookie: all.agents.owner.cookie },
    })
    const feeds = [{ feed: `conversation:${all.conversationId}`, after: rows[0].last }]
    socket.say({ type: 'hello', protocol: protocolVersion, feeds })
    socket.raw.pause()
    // What the system itself takes in is far less than what was missed.
    await sleep(1_000)
    await tellEvents(200)
    await sleep(500)
    socket.raw.resume()
    await eventually(() => socket.events().length >= 680, 10_000)
    assert.equal(
      socket.frames.findIndex(({ type }) => type === 'subscribed'),
      481,
      'the missed came as a replay',
    )
    const heard = socket.events().map(({ event }) => event.stream.sequence)
    assert.deepEqual(
      heard,
      heard.map((_, at) => heard[0]! + at),
    )
    await socket.close()
  })

  for (const path of ['//[', '/sync/../x', 'http://[', '/sync%00', '/sync?%ff', '*', '/']) {
    it(`are no danger when they ask for ${path}`, async () => {
      const { hostname, port } = new URL(all.product.url)
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      const lines = [
        `GET ${path} HTTP/1.1`,
        'host: x',
        'connection: upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        'sec-websocket-key: x',
      ]
      socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      assert.match(answer.toString(), /^HTTP\/1\.1 4\d\d/)
      socket.destroy()
      assert.ok(await isAlive())
    })
  }

  const host = () => new URL(all.product.url).host
  const strangers: [string, () => Record<string, string>][] = [
    ['another origin', () => ({ origin: 'https://evil.example' })],
    ['no origin', () => ({ origin: 'null' })],
    ['another site', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['an origin that begins like ours', () => ({ origin: `http://${host()}.evil.example` })],
    [
      'an origin that a forged proxy vouches for',
      () => ({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }),
    ],
  ]
  for (const [what, headers] of strangers) {
    it(`of a page of ${what} do not count with the cookie they carry`, async () => {
      const socket = await openSocket(all.product.url, {
        headers: { cookie: all.agents.owner.cookie, ...headers() },
      })
      socket.say({
        type: 'hello',
        protocol: protocolVersion,
        feeds: [{ feed: 'desk', after: null }],
      })
      assert.equal((await socket.hear('refused')).code, 'not_signed_in')
      assert.equal(await ends(socket), closeCodes.sessionOver)
    })
  }

  it('of our own page count, and so do customers of any page', async () => {
    const ours = await openSocket(all.product.url, {
      headers: { cookie: all.agents.owner.cookie, origin: `http://${host()}` },
    })
    ours.say({ type: 'hello', protocol: protocolVersion })
    const theirs = await openSocket(all.product.url, {
      headers: { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' },
    })
    theirs.say({ type: 'hello', protocol: protocolVersion, token: all.customers.anonymous.token })
    await Promise.all([ours.hear('welcome'), theirs.hear('welcome')])
    await Promise.all([ours.close(), theirs.close()])
  })

  it('end with 4002 when they never say hello', async () => {
    assert.equal(await ends(mute), closeCodes.helloMissing)
  })
})

/** Many events of 12 KB at once in the anonymous customer's conversation, of a kind nobody has work with. */
async function tellEvents(count: number): Promise<void> {
  const { product, conversationId } = all
  const text = `
    with moved as (update conversations set sequence = sequence + $2 where id = $1 returning sequence)
    insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
    select 'conversation', $1, moved.sequence - $2 + n, 'conversation.reopened', '{"kind":"system"}', now(),
      jsonb_build_object('conversation', conversation_state(c), 'by', 'agent', 'padding', repeat('字', 4000))
    from moved, conversations c, generate_series(1, $2::int) n where c.id = $1`
  await product.pool.query(text, [conversationId, count])
  product.ground.bus.hintLog([])
}

/** Waits until what has been said so far has been handed to whoever follows. */
async function untilHandedOut(): Promise<void> {
  const probe = await enter(all.product.url, all.agents.supervisor, [{ feed: 'desk', after: null }])
  const { id } = await succeed(all.product, all.agents.owner, 'POST /api/brands', {
    body: { name: '记号', language: 'en' },
  })
  await probe.hear('event', ({ event }: any) => event.data.brand?.id === id, 20_000)
  await probe.close()
}
