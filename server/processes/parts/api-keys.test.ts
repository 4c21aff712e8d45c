import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { endpoints } from '@yingsheng/contracts/api'
import { scopes } from '@yingsheng/contracts/scopes'
import {
  hire,
  outcomeOf,
  type Product,
  request,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type Who,
} from './test-kit.ts'

const dayMs = 86_400_000

describe('API keys', () => {
  let product: Product
  let business: TestBusiness
  let owner: TestAgent
  let conversationId: string
  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    owner = business.owner
    conversationId = (await startConversation(product, business.lineId)).conversationId
  })
  after(() => product.close())

  const make = async (body: Record<string, unknown> = {}, who: Who = owner) =>
    succeed(product, who, 'POST /api/keys', {
      body: { name: '订单系统', scopes: ['conversations:read'], days: null, ...body },
    })
  const ask = async (token: string, line: string, sent = {}) =>
    outcomeOf(await request(product, { token }, line, sent))
  const read = 'GET /api/conversations?view=all'

  it('are refused where they are wrong, expired, revoked, or of an agent who is gone', async () => {
    assert.equal(await ask(`ys_${'A'.repeat(43)}`, read), 'key_invalid')
    assert.equal(await ask('ys_', read), 'key_invalid')

    const short = await make({ days: 1 })
    assert.equal(await ask(short.secret, read), 'ok')
    product.pass(dayMs + 1_000)
    assert.equal(await ask(short.secret, read), 'key_invalid')
    product.pass(-dayMs - 1_000)

    const { key, secret } = await make()
    await succeed(product, owner, `DELETE /api/keys/${key.id}`)
    assert.equal(await ask(secret, read), 'key_invalid')
    assert.equal(
      outcomeOf(await request(product, owner, `DELETE /api/keys/${key.id}`)),
      'not_found',
    )

    const agent = await hire(product, owner, 'agent')
    const his = await make({ agentId: agent.id })
    assert.equal(await ask(his.secret, read), 'ok')
    await succeed(product, owner, `POST /api/agents/${agent.id}/deactivation`)
    assert.equal(await ask(his.secret, read), 'key_invalid')
  })

  it('do what their scopes say and nothing else, at every endpoint there is', async () => {
    const wrong: string[] = []
    for (const scope of scopes) {
      const { secret } = await make({ scopes: [scope] })
      for (const { method, path, door, scope: taken } of endpoints) {
        if (door === 'anyone') continue
        const id = randomUUID()
        const address = path.replaceAll(/:\w+/g, id)
        const said = await ask(secret, `${method} ${address}`, method === 'GET' ? {} : { body: {} })
        const refused = said.startsWith('key_') ? said : 'let in'
        const expected =
          taken === undefined
            ? 'key_not_accepted'
            : taken === scope
              ? 'let in'
              : 'key_scope_missing'
        if (refused !== expected) wrong.push(`${scope} ${method} ${path}: ${said}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('have an endpoint for each scope, and take none that is not there', async () => {
    const used = new Set(endpoints.flatMap(({ scope }) => scope ?? []))
    assert.deepEqual([...used].sort(), [...scopes].sort())
    const body = { name: 'x', scopes: ['everything'], days: null }
    assert.equal(outcomeOf(await request(product, owner, 'POST /api/keys', { body })), 'malformed')
  })

  it('are no stronger than the agent they act as', async () => {
    const agent = await hire(product, owner, 'agent')
    const { secret } = await make({ agentId: agent.id, scopes: ['webhooks:manage'] })
    assert.equal(await ask(secret, 'GET /api/webhooks'), 'not_allowed')
    const administrator = await hire(product, owner, 'administrator')
    const body = { name: 'x', scopes: ['business:read'], days: null, agentId: owner.id }
    const said = await request(product, administrator, 'POST /api/keys', { body })
    assert.equal(outcomeOf(said), 'not_allowed')
  })

  it('say in the log which of them acted, in whose name', async () => {
    const { key, secret } = await make({ scopes: ['conversations:write'] })
    const body = { clientId: randomUUID(), text: '您的订单已发货' }
    const line = `POST /api/conversations/${conversationId}/replies`
    await succeed(product, { token: secret }, line, { body })
    const { rows } = await product.pool.query(
      `select actor from events where name = 'message.sent' order by sequence desc limit 1`,
    )
    assert.deepEqual(
      { kind: rows[0].actor.kind, id: rows[0].actor.id, keyId: rows[0].actor.keyId },
      { kind: 'agent', id: owner.id, keyId: key.id },
    )
    await product.caughtUp()
    const { rows: audited } = await product.pool.query(
      `select detail from audit_entries where action = 'api-key.created' order by number desc limit 1`,
    )
    assert.equal(audited[0].detail.key.id, key.id)
  })

  it('need no origin of ours, and cookies beside them count for nothing', async () => {
    const { secret } = await make()
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const line = `POST /api/conversations/${conversationId}/claim`
    const withKey = { token: secret, cookie: owner.cookie }
    assert.equal(
      outcomeOf(await request(product, owner, line, { headers: foreign })),
      'wrong_origin',
    )
    // The cookie alone would be let in; the key is not allowed this, and speaks for both.
    assert.equal(
      outcomeOf(await request(product, withKey, line, { headers: foreign })),
      'key_scope_missing',
    )
    assert.equal(outcomeOf(await request(product, withKey, 'GET /api/me')), 'key_not_accepted')
    const bad = { token: `ys_${'B'.repeat(43)}`, cookie: owner.cookie }
    assert.equal(outcomeOf(await request(product, bad, read)), 'key_invalid')
    assert.equal(
      outcomeOf(await request(product, { token: secret }, 'GET /api/widget/conversations')),
      'key_not_accepted',
    )
  })

  it('are told once and kept as a hash; neither log, nor list, nor table has them', async () => {
    const { key, secret } = await make({ name: '只说一次' })
    assert.match(secret, /^ys_[\w-]{43}$/)
    assert.ok(secret.startsWith(key.prefix) && key.prefix.length < 12)
    const list = await succeed(product, owner, 'GET /api/keys')
    assert.ok(list.keys.some((one: any) => one.id === key.id))
    assert.ok(!JSON.stringify(list).includes(secret))
    const { rows } = await product.pool.query(
      `select (select string_agg(k::text, ' ') from api_keys k) || (select string_agg(e::text, ' ') from events e)
        || coalesce((select string_agg(a::text, ' ') from audit_entries a), '') as everything`,
    )
    assert.ok(rows[0].everything.includes(key.prefix))
    assert.ok(!rows[0].everything.includes(secret.slice(10)))
  })

  it('show when they were last used', async () => {
    const { key, secret } = await make()
    const lastUse = async () =>
      (await keys()).find((one: any) => one.id === key.id).lastUsedAt as string | null
    assert.equal(await lastUse(), null)
    await ask(secret, read)
    assert.ok(Math.abs(Date.parse((await lastUse())!) - Date.now()) < 60_000)
  })

  it('may ask 600 times a minute, each for itself', async () => {
    const [busy, other] = [await make(), await make()]
    for (let count = 0; count < 600; count += 1)
      await product.ground.attempts.count('request by key', busy.key.id)
    const refused = await request(product, { token: busy.secret }, read)
    assert.equal(outcomeOf(refused), 'too_many')
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    assert.equal(await ask(other.secret, read), 'ok')
  })

  const keys = async () => (await succeed(product, owner, 'GET /api/keys')).keys
})
