// long: one receiver in all its moods, best read whole
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { Webhook } from 'standardwebhooks'
import {
  arriveKnown,
  eventually,
  note,
  outcomeOf,
  type Product,
  reply,
  request,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  talk,
  type TestBusiness,
} from './test-kit.ts'
import { type Received, type Receiver, startReceiver } from './test-kit/receiver.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

describe('webhooks', () => {
  let product: Product
  let business: TestBusiness
  let receiver: Receiver
  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
  })
  after(() => product.close())
  beforeEach(async () => {
    receiver = await startReceiver()
  })
  afterEach(async () => {
    const { webhooks } = await ask('GET /api/webhooks')
    for (const { id } of webhooks) await ask(`DELETE /api/webhooks/${id}`)
    await receiver.close()
  })

  const ask = (line: string, sent = {}) => succeed(product, business.owner, line, sent)
  const refusal = async (line: string, sent = {}) =>
    outcomeOf(await request(product, business.owner, line, sent))
  const add = async (types: string[], url = receiver.url) => {
    const { webhook, secret } = await ask('POST /api/webhooks', { body: { url, types } })
    receiver.trust(secret)
    return { id: webhook.id as string, sequence: webhook.sequence as number, secret }
  }
  const now = async (id: string) =>
    (await ask('GET /api/webhooks')).webhooks.find((one: any) => one.id === id)
  const log = async (id: string, query: Record<string, string> = {}) =>
    (await ask(`GET /api/webhooks/${id}/deliveries`, { query })).deliveries
  const heard = (count: number) =>
    eventually(() => receiver.received.length >= count && receiver.received)
  const conversation = (text?: string) => startConversation(product, business.lineId, text)
  const typesOf = (list: Received[]) => list.map(({ verified }) => verified?.type)

  it('bring each event once, signed as the standard’s own verifier wants it', async () => {
    await add(['conversation.opened', 'message.sent', 'note.added'])
    const { conversationId } = await conversation('键盘坏了')
    await reply(product, business.owner, conversationId, '马上看')
    await note(product, business.owner, { id: conversationId, text: '保修内' })
    const received = await heard(4)
    assert.deepEqual(typesOf(received).sort(), [
      'conversation.opened',
      'message.sent',
      'message.sent',
      'note.added',
    ])
    assert.equal(new Set(received.map(({ id }) => id)).size, 4)
    const said = received.find(({ verified }) => verified.data.message?.text === '键盘坏了')!
    assert.equal(said.headers['content-type'], 'application/json')
    assert.equal(said.verified.timestamp, said.verified.data.message.at)
    assert.equal(said.verified.data.actor.kind, 'customer')
  })

  it('tell nothing of sessions, addresses or what is masked', async () => {
    await add(['customer.created', 'customer.identified', 'message.sent', 'agent.profile_changed'])
    const claims = { sub: 'member-7', name: '王芳', phone: '13812346621' }
    const customer = await arriveKnown(product, business.owner, business.lineId, claims)
    await talk(product, customer, '你好')
    await ask('PATCH /api/me', { body: { name: '陈店长' } })
    await ask('PATCH /api/me', { body: { name: '陈掌柜' } })
    const received = await heard(3)
    const all = received.map(({ body }) => body).join('\n')
    assert.ok(all.includes('138****6621') && all.includes('你好'))
    assert.doesNotMatch(all, /13812346621|"ip"|127\.0\.0\.1|sessionId|token/i)
  })

  it('bring only what was asked for, and nothing from before', async () => {
    const { conversationId } = await conversation('之前说的')
    await product.caughtUp()
    await add(['conversation.resolved'])
    await ask(`POST /api/conversations/${conversationId}/resolution`)
    await conversation('之后说的')
    await heard(1)
    await product.caughtUp()
    assert.deepEqual(typesOf(receiver.received), ['conversation.resolved'])
  })

  it('are tried again when the receiver fails, as the standard says, under the same id', async () => {
    const { id } = await add(['conversation.opened'])
    receiver.answerWith((response) => void response.writeHead(500).end('out of order'))
    await conversation()
    await heard(1)
    const [first] = await eventually(async () => {
      const list = await log(id)
      return list[0]?.tries === 1 && list
    })
    assert.deepEqual(
      [first.status, first.last.status, first.last.response],
      ['pending', 500, 'out of order'],
    )
    const waitMs = Date.parse(first.nextAt) - Date.parse(first.last.at)
    assert.ok(waitMs >= 5_000 && waitMs < 8_000, `${waitMs} ms`)
    assert.ok((await now(id)).failingSince !== null)

    product.pass(7 * 1_000)
    await heard(2)
    // Written down before time goes on, or the next try would be reckoned from later.
    await eventually(async () => (await log(id))[0]?.tries === 2)
    receiver.answerWith((response) => void response.end('better'))
    product.pass(7 * minuteMs)
    const received = await heard(3)
    product.pass(-7 * (minuteMs + 1_000))
    assert.equal(new Set(received.map((one) => one.id)).size, 1)
    assert.equal(new Set(received.map((one) => one.body)).size, 1)
    const stamps = received.map((one) => Number(one.headers['webhook-timestamp']))
    assert.ok(stamps[0]! < stamps[1]! && stamps[1]! < stamps[2]!, 'each try is signed anew')
    const detail = await eventually(async () => {
      const one = await ask(`GET /api/webhooks/${id}/deliveries/${first.id}`)
      return one.status === 'delivered' && one
    })
    assert.deepEqual(
      detail.attempts.map((one: any) => one.status),
      [500, 500, 200],
    )
    assert.equal(detail.payload, received[0]!.body)
    assert.equal((await now(id)).failingSince, null)
  })

  it('take a redirect for a failure and do not follow it', async () => {
    const other = await startReceiver()
    const { id } = await add(['conversation.opened'])
    const location = other.url
    receiver.answerWith((response) => void response.writeHead(307, { location }).end())
    await conversation()
    const [failed] = await eventually(async () => {
      const list = await log(id)
      return list[0]?.last ? list : false
    })
    assert.deepEqual([failed.status, failed.last.status], ['pending', 307])
    assert.equal(other.received.length, 0)
    await other.close()
  })

  it('end at once where 410 says that nobody is there any more, and the audit log says so', async () => {
    const { id } = await add(['conversation.opened'])
    receiver.answerWith((response) => void response.writeHead(410).end())
    await conversation()
    await eventually(async () => !(await now(id)).isEnabled)
    assert.equal((await now(id)).disabledBecause, 'gone')
    await conversation()
    await product.caughtUp()
    assert.equal(receiver.received.length, 1)
    const { rows } = await product.pool.query(
      `select actor from audit_entries where action = 'webhook.disabled' and detail->'webhook'->>'id' = $1`,
      [id],
    )
    assert.deepEqual(rows[0]?.actor, { kind: 'system' })
    assert.equal(
      await refusal(`POST /api/webhooks/${id}/replays`, { body: { since: new Date() } }),
      'webhook_disabled',
    )
  })

  it('end after five days without one success', async () => {
    const { id } = await add(['conversation.opened'])
    receiver.answerWith((response) => void response.writeHead(503).end())
    await conversation()
    await eventually(async () => (await now(id)).failingSince !== null)
    product.pass(5 * dayMs + minuteMs)
    // So late no session of the owner's is left to ask with.
    const text = 'select is_enabled from webhooks where id = $1'
    await eventually(async () => !(await product.pool.query(text, [id])).rows[0].is_enabled)
    product.pass(-5 * dayMs - minuteMs)
    assert.equal((await now(id)).disabledBecause, 'failing')
    const { sequence: baseSequence } = await now(id)
    const body = { baseSequence, isEnabled: true }
    const again = await ask(`PATCH /api/webhooks/${id}`, { body })
    assert.deepEqual([again.isEnabled, again.failingSince], [true, null])
  })

  it('keep a kilobyte of an answer without end', async () => {
    const { id } = await add(['conversation.opened'])
    receiver.answerWith((response) => {
      const more = () => {
        while (!response.destroyed && response.write('太长了'.repeat(10_000)));
      }
      response.on('drain', more)
      more()
    })
    await conversation()
    const [one] = await eventually(async () => {
      const list = await log(id)
      return list[0]?.last ? list : false
    })
    assert.equal(one.status, 'delivered')
    assert.ok(Buffer.byteLength(one.last.response) <= 1_030)
  })

  it('do not wait for a receiver who hangs', async () => {
    const hanging = await startReceiver()
    hanging.answerWith(() => {})
    await add(['conversation.opened'], hanging.url)
    const { secret } = await add(['conversation.opened'])
    receiver.trust(secret)
    const startedAt = Date.now()
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => conversation()))
    await heard(6)
    assert.ok(Date.now() - startedAt < 10_000, 'the others were served')
    assert.equal(hanging.received.length, 4, 'it holds its own places and no more')
    await hanging.close()
  })

  it('sign with both secrets for a day after a new one was made', async () => {
    const { id, secret: old } = await add(['conversation.opened'])
    const { secret, webhook } = await ask(`POST /api/webhooks/${id}/secret/rotation`)
    assert.notEqual(secret, old)
    assert.ok(Date.parse(webhook.previousSecretUntil) > Date.now() + dayMs - minuteMs)
    receiver.trust(secret)
    await conversation()
    const [one] = await heard(1)
    assert.equal(one!.headers['webhook-signature']!.split(' ').length, 2)
    for (const each of [secret, old]) new Webhook(each).verify(one!.body, one!.headers)

    product.pass(dayMs + minuteMs)
    await conversation()
    const second = (await heard(2))[1]!
    product.pass(-dayMs - minuteMs)
    assert.equal(second.headers['webhook-signature']!.split(' ').length, 1)
  })

  it('are tested at the press of a button, also while they are off', async () => {
    const { id, sequence } = await add(['note.added'])
    const body = { baseSequence: sequence, isEnabled: false }
    await ask(`PATCH /api/webhooks/${id}`, { body })
    const test = await ask(`POST /api/webhooks/${id}/test`)
    assert.deepEqual(
      [test.status, test.type, test.last.status, test.last.response],
      ['delivered', 'webhook.test', 200, 'thanks'],
    )
    assert.deepEqual(receiver.received[0]!.verified.data, { webhookId: id })
    receiver.answerWith((response) => void response.writeHead(418).end('a teapot'))
    const failed = await ask(`POST /api/webhooks/${id}/test`)
    assert.deepEqual([failed.status, failed.last.response], ['failed', 'a teapot'])
    await receiver.close()
    receiver = await startReceiver()
    const lost = await ask(`POST /api/webhooks/${id}/test`)
    assert.deepEqual([lost.status, lost.last.problem], ['failed', 'connection_failed'])
    assert.equal((await log(id)).length, 3)
    assert.equal((await log(id, { status: 'failed' })).length, 2)
    assert.equal((await now(id)).failingSince, null)
  })

  it('replay one delivery under its id, and everything since an instant', async () => {
    const since = new Date(Date.now() - 1_000).toISOString()
    const { id } = await add(['conversation.opened'])
    await conversation()
    await heard(1)
    const [one] = await eventually(async () => {
      const list = await log(id)
      return list[0]?.status === 'delivered' && list
    })
    await ask(`POST /api/webhooks/${id}/deliveries/${one.id}/replay`)
    const again = await heard(2)
    assert.equal(again[1]!.id, one.id)

    const { sequence } = await now(id)
    const off = await ask(`PATCH /api/webhooks/${id}`, {
      body: { baseSequence: sequence, isEnabled: false },
    })
    await conversation('关着的时候')
    await product.caughtUp()
    await ask(`PATCH /api/webhooks/${id}`, {
      body: { baseSequence: off.sequence, isEnabled: true },
    })
    const { deliveries, next } = await ask(`POST /api/webhooks/${id}/replays`, { body: { since } })
    assert.ok(deliveries >= 2)
    assert.equal(next, null)
    const all = await heard(2 + deliveries)
    assert.ok(all.slice(2).some((each) => each.id === one.id))
  })

  it('page through their log', async () => {
    const { id } = await add(['conversation.opened'])
    for (let count = 0; count < 3; count += 1) await ask(`POST /api/webhooks/${id}/test`)
    const query = { limit: '2' }
    const first = await ask(`GET /api/webhooks/${id}/deliveries`, { query })
    const second = await ask(`GET /api/webhooks/${id}/deliveries`, {
      query: { ...query, after: first.next },
    })
    assert.deepEqual([first.deliveries.length, second.deliveries.length, second.next], [2, 1, null])
  })

  it('refuse addresses that nobody may call, when they are made and when they are changed', async () => {
    for (const url of [
      'http://10.0.0.1/',
      'http://169.254.169.254/latest/',
      'https://[::1]/',
      'http://a:b@shop.example/',
    ]) {
      const body = { url, types: ['note.added'] }
      assert.equal(await refusal('POST /api/webhooks', { body }), 'url_refused', url)
    }
    const { id, sequence } = await add(['note.added'])
    const body = { baseSequence: sequence, url: 'http://0x0a.0.0.1/' }
    assert.equal(await refusal(`PATCH /api/webhooks/${id}`, { body }), 'url_refused')
  })

  it('keep their secrets sealed, and tell them once', async () => {
    const { id, secret } = await add(['note.added'])
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    assert.ok(!JSON.stringify(await ask('GET /api/webhooks')).includes(secret))
    const { rows } = await product.pool.query(
      `select (select string_agg(w::text, ' ') from webhooks w) || (select string_agg(e::text, ' ') from events e) as everything`,
    )
    assert.ok(rows[0].everything.includes(id))
    assert.ok(!rows[0].everything.includes(secret.slice(6)))
  })

  it('refuse a change of what somebody else has changed', async () => {
    const { id, sequence } = await add(['note.added'])
    const change = (description: string) => ({ body: { baseSequence: sequence, description } })
    await ask(`PATCH /api/webhooks/${id}`, change('订单系统'))
    assert.equal(await refusal(`PATCH /api/webhooks/${id}`, change('仓库')), 'stale')
  })
})
