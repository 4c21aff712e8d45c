// long: one push service in all its moods, best read whole
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  countRows,
  eventually,
  hire,
  nobody,
  outcomeOf,
  pickByHand,
  type Product,
  request,
  say,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
} from './test-kit.ts'
import { type PushService, startPushService } from './test-kit/push-receiver.ts'

const secondMs = 1_000

describe('pushes', () => {
  let product: Product
  let business: TestBusiness
  let service: PushService
  let agent: TestAgent
  let customer: TestCustomer
  let conversationId: string
  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    await pickByHand(product, business.owner)
  })
  after(() => product.close())
  beforeEach(async () => {
    service = await startPushService()
    agent = await hire(product, business.owner, 'agent')
    ;({ customer, conversationId } = await startConversation(product, business.lineId))
    await ask(`POST /api/conversations/${conversationId}/claim`)
    await product.caughtUp()
  })
  afterEach(async () => {
    assert.deepEqual(service.unreadable, [])
    await service.close()
  })

  const ask = (line: string, sent = {}, who: { cookie: string } = agent) =>
    succeed(product, who, line, sent)
  const key = async () => (await ask('GET /api/me/push')).publicKey as string
  const devices = async () => (await ask('GET /api/me/push')).devices as { id: string }[]
  const subscribe = async () => {
    const body = service.subscribe(await key())
    return { ...(await ask('POST /api/me/push/devices', { body })), url: body.endpoint }
  }
  const customerSays = async (text: string) => {
    const socket = await enter(product.url, customer)
    await say(socket, text)
    await socket.close()
  }
  const prefer = (change: object) =>
    ask('PUT /api/me/push/preferences', {
      body: {
        isAlways: false,
        kinds: ['message', 'given', 'whisper', 'takeover'],
        hasText: true,
        ...change,
      },
    })
  const received = (count: number) =>
    eventually(() => service.pushed.length >= count && service.pushed)
  /** Everything that is due has been looked at, and nothing is under way. */
  const settled = async () => {
    await product.caughtUp()
    await eventually(async () => {
      const { rows } = await product.pool.query('select 1 from pushes where due_at <= $1', [
        product.ground.now(),
      ])
      const leased = await product.pool.query(
        `select 1 from pushes where looked_at is not null and due_at - looked_at = interval '25 seconds'`,
      )
      return rows.length === 0 && leased.rows.length === 0
    })
  }

  it('bring the line of a customer, for nobody’s eyes but the device’s', async () => {
    const device = await subscribe()
    await customerSays('键盘坏了，电话 138 1234 6621，a.b@lime.example')
    const [push] = await received(1)
    assert.ok(push!.payload.kind === 'message' && push!.payload.conversationId === conversationId)
    assert.equal(push!.payload.text, '键盘坏了，电话 •••，•••')
    assert.equal(push!.payload.language, 'zh-CN')
    assert.equal(push!.headers['content-encoding'], 'aes128gcm')
    assert.equal(push!.headers['urgency'], 'high')
    assert.equal(push!.headers['ttl'], '3600')
    assert.match(String(push!.headers['topic']), /^[A-Za-z0-9_-]{32}$/)
    assert.match(push!.subject, /^(https:|mailto:)/)
    assert.ok(!push!.bytes.includes('键盘') && !push!.bytes.includes(conversationId))
    await settled()
    const [now] = (await devices()) as any[]
    assert.equal(now.id, device.id)
    assert.equal(now.isThisOne, true)
    assert.ok(now.pushedAt !== null)
  })

  it('carry no word where the agent wants none', async () => {
    await subscribe()
    await prefer({ hasText: false })
    await customerSays('我住在青柠路 12 号')
    const [{ payload }] = (await received(1)) as any
    assert.deepEqual(
      [payload.text, payload.name, payload.conversationId],
      [null, null, conversationId],
    )
  })

  it('keep still for what the agent does not want to be called for', async () => {
    await subscribe()
    await prefer({ kinds: ['given'] })
    await customerSays('在吗')
    await settled()
    assert.equal(service.pushed.length, 0)
  })

  it('tell a device of one conversation once in ten seconds, the newest', async () => {
    await subscribe()
    await customerSays('一')
    await received(1)
    await customerSays('二')
    await customerSays('三')
    await settled()
    assert.equal(service.pushed.length, 1)
    product.pass(11 * secondMs)
    const pushes = (await received(2)) as any[]
    assert.deepEqual(
      pushes.map(({ payload }) => payload.text),
      ['一', '三'],
    )
    assert.equal(pushes[0].headers.topic, pushes[1].headers.topic)
  })

  it('wait while a desk is in front, and come when nobody has touched it since', async () => {
    await subscribe()
    const desk = await enter(product.url, agent)
    desk.say({ type: 'alive' })
    await eventually(async () => {
      const { rows } = await product.pool.query(
        'select 1 from agent_presence where agent_id = $1 and seen_at is not null',
        [agent.id],
      )
      return rows.length === 1
    })
    await customerSays('在吗')
    await settled()
    assert.equal(service.pushed.length, 0)
    product.pass(61 * secondMs)
    await received(1)
    await desk.close()
  })

  it('do not come when the desk was touched after it happened', async () => {
    await subscribe()
    const desk = await enter(product.url, agent)
    desk.say({ type: 'alive' })
    await customerSays('在吗')
    await settled()
    desk.say({ type: 'alive' })
    await eventually(async () => {
      const { rows } = await product.pool.query(
        `select 1 from agent_presence t, pushes p join push_devices d on d.id = p.device_id
         where t.agent_id = $1 and d.agent_id = $1 and t.seen_at > p.event_at`,
        [agent.id],
      )
      return rows.length === 1
    })
    product.pass(61 * secondMs)
    await settled()
    assert.equal(service.pushed.length, 0)
    await desk.close()
  })

  it('come at once, desk or no desk, where the agent wants that', async () => {
    await subscribe()
    await prefer({ isAlways: true })
    const desk = await enter(product.url, agent)
    desk.say({ type: 'alive' })
    await customerSays('在吗')
    await received(1)
    await desk.close()
  })

  it('tell of a conversation that was given, of a whisper and of a takeover', async () => {
    await subscribe()
    const other = await startConversation(product, business.lineId, '要退货')
    const body = { assigneeId: agent.id }
    await ask(`PUT /api/conversations/${other.conversationId}/assignment`, { body }, business.owner)
    await received(1)
    product.pass(11 * secondMs)
    const whisper = { clientId: randomUUID(), text: '先道歉' }
    await ask(
      `POST /api/conversations/${other.conversationId}/whispers`,
      { body: whisper },
      business.owner,
    )
    await received(2)
    product.pass(11 * secondMs)
    const reason = { body: { reason: '升级投诉' } }
    await ask(`POST /api/conversations/${other.conversationId}/takeover`, reason, business.owner)
    const pushes = (await received(3)) as any[]
    assert.deepEqual(
      pushes.map(({ payload }) => [payload.kind, payload.text]),
      [
        ['given', null],
        ['whisper', '先道歉'],
        ['takeover', '升级投诉'],
      ],
    )
  })

  it('remove a device that its push service does not know any more', async () => {
    await subscribe()
    service.answerWith((response) => void response.writeHead(410).end())
    await customerSays('在吗')
    await received(1)
    await eventually(async () => (await devices()).length === 0)
  })

  it('are tried again when the push service asks for it, not before', async () => {
    await subscribe()
    service.answerWith((response) => void response.writeHead(429, { 'retry-after': '120' }).end())
    await customerSays('在吗')
    await received(1)
    await settled()
    service.answerWith((response) => void response.writeHead(201).end())
    product.pass(60 * secondMs)
    await settled()
    assert.equal(service.pushed.length, 1)
    product.pass(65 * secondMs)
    await received(2)
    await settled()
    product.pass(600 * secondMs)
    await settled()
    assert.equal(service.pushed.length, 2)
  })

  it('follow no redirect', async () => {
    const other = await startPushService()
    await subscribe()
    const { endpoint: location } = other.subscribe(await key())
    service.answerWith((response) => void response.writeHead(307, { location }).end())
    await customerSays('在吗')
    await received(1)
    await settled()
    product.pass(600 * secondMs)
    await settled()
    assert.equal(service.pushed.length, 1)
    assert.equal(other.pushed.length + other.unreadable.length, 0)
    await other.close()
  })

  it('end with the sign-in of their device', async () => {
    await subscribe()
    await ask('DELETE /api/session')
    const { rows } = await product.pool.query('select 1 from push_devices where agent_id = $1', [
      agent.id,
    ])
    assert.equal(rows.length, 0)
    await customerSays('在吗')
    await settled()
    assert.equal(service.pushed.length, 0)
  })

  it('end with the agent', async () => {
    await subscribe()
    await ask(`POST /api/agents/${agent.id}/deactivation`, {}, business.owner)
    const { rows } = await product.pool.query('select 1 from push_devices where agent_id = $1', [
      agent.id,
    ])
    assert.equal(rows.length, 0)
  })

  it('end when the subscription does, at the next sweep', async () => {
    const body = service.subscribe(await key())
    const expirationTime = product.ground.now().getTime() + 30 * secondMs
    await ask('POST /api/me/push/devices', { body: { ...body, expirationTime } })
    await product.runJob('notifications.sweep-pushes')
    assert.equal((await devices()).length, 1)
    product.pass(31 * secondMs)
    await product.runJob('notifications.sweep-pushes')
    assert.equal((await devices()).length, 0)
  })

  it('belong to whoever signed in last in a browser, and each browser counts once', async () => {
    const body = service.subscribe(await key())
    await ask('POST /api/me/push/devices', { body })
    await ask('POST /api/me/push/devices', { body })
    assert.equal((await devices()).length, 1)
    await ask('POST /api/me/push/devices', { body }, business.owner)
    assert.equal((await devices()).length, 0)
    const [mine] = (await ask('GET /api/me/push', {}, business.owner)).devices
    const line = `DELETE /api/me/push/devices/${mine.id}`
    assert.equal(outcomeOf(await request(product, agent, line)), 'not_found')
    await ask(line, {}, business.owner)
  })

  it('are tested at a press, and the answer is told', async () => {
    const { id } = await subscribe()
    const test = () => ask(`POST /api/me/push/devices/${id}/test`)
    assert.deepEqual(await test(), { outcome: 'sent', status: 201 })
    assert.deepEqual(service.pushed[0]!.payload, { kind: 'test', language: 'zh-CN' })
    service.answerWith((response) => void response.writeHead(503).end())
    assert.deepEqual(await test(), { outcome: 'failed', status: 503 })
    service.answerWith((response) => void response.writeHead(404).end())
    assert.deepEqual(await test(), { outcome: 'gone', status: 404 })
    assert.equal((await devices()).length, 0)
  })

  it('keep one pair of keys, sealed, whoever asks first', async () => {
    const keys = await Promise.all([key(), key(), key()])
    assert.equal(new Set(keys).size, 1)
    assert.equal(await countRows(product, 'push_keys'), 1)
    const { rows } = await product.pool.query('select sealed_private_key from push_keys')
    assert.match(rows[0].sealed_private_key, /^v1\.[0-9a-f]{8}\./)
  })

  it('go to no key that is not on the curve', async () => {
    const { endpoint, keys } = service.subscribe(await key())
    const p256dh = `B${'A'.repeat(86)}`
    const answer = await request(product, agent, 'POST /api/me/push/devices', {
      body: { endpoint, keys: { ...keys, p256dh } },
    })
    assert.equal(outcomeOf(answer), 'malformed')
    assert.equal(outcomeOf(await request(product, nobody, 'GET /api/me/push')), 'not_signed_in')
  })
})

describe('pushes of an installation that allows no inner address', () => {
  it('never go to one', async () => {
    const product = await startProduct({ EGRESS_ALLOW: '' })
    const service = await startPushService()
    try {
      const { owner } = await setUpBusiness(product)
      const { publicKey } = await succeed(product, owner, 'GET /api/me/push')
      const subscription = service.subscribe(publicKey)
      const add = (endpoint: string) =>
        request(product, owner, 'POST /api/me/push/devices', {
          body: { ...subscription, endpoint },
        })
      assert.equal(outcomeOf(await add(subscription.endpoint)), 'url_refused')
      // A name is looked at when it is called.
      const { port } = new URL(subscription.endpoint)
      const added = await add(`http://localhost:${port}/push/x`)
      const test = `POST /api/me/push/devices/${added.body.id}/test`
      assert.deepEqual(await succeed(product, owner, test), { outcome: 'failed', status: null })
      assert.equal(service.pushed.length + service.unreadable.length, 0)
    } finally {
      await service.close()
      await product.close()
    }
  })
})
