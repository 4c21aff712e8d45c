/** Invitations and resets that work once, for a while, for their purpose; and owners who are never all gone. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  goodPassword,
  hire,
  nobody,
  outcomeOf,
  type Product,
  request,
  setUpBusiness,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
} from './test-kit.ts'

const hours = 3_600_000
let product: Product
let business: TestBusiness
let owner: TestAgent

const useLink = (token: string, password = goodPassword) =>
  request(product, nobody, 'POST /api/links/use', { body: { token, password } })
const tokenOf = ({ link }: { link: { url: string } }) => new URL(link.url).hash.slice(1)
const forgive = () => product.pool.query('delete from rate_limits')
const invite = (role = 'agent') =>
  succeed(product, owner, 'POST /api/agents', {
    body: { email: `${crypto.randomUUID()}@lime.example`, name: '新人', role },
  })

describe('links', () => {
  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    owner = business.owner
  })
  after(() => product.close())

  it('are refused when empty, unknown, cut short, or longer than any', async () => {
    const token = tokenOf(await invite())
    const answers = await Promise.all(
      ['', 'x', token.slice(0, -1), `${token} `, token.toUpperCase(), 'x'.repeat(129)].map((text) =>
        useLink(text),
      ),
    )
    assert.deepEqual(answers.map(outcomeOf), [
      'malformed',
      'link_invalid',
      'link_invalid',
      'link_invalid',
      'link_invalid',
      'too_long',
    ])
  })

  it('let one of two in who use one at once', async () => {
    await forgive()
    const token = tokenOf(await invite())
    const answers = await Promise.all([useLink(token), useLink(token), useLink(token)])
    assert.deepEqual(answers.map(outcomeOf).sort(), ['link_invalid', 'link_invalid', 'ok'])
    assert.equal(outcomeOf(await useLink(token)), 'link_invalid')
  })

  it('are not used up by a weak password', async () => {
    const token = tokenOf(await invite())
    assert.equal(outcomeOf(await useLink(token, 'password123')), 'password_weak')
    assert.equal(outcomeOf(await useLink(token)), 'ok')
  })

  it('work a week as invitations and two hours as resets', async () => {
    await forgive()
    const colleague = await hire(product, owner, 'agent')
    const invitation = tokenOf(await invite())
    const reset = tokenOf(await succeed(product, owner, `POST /api/agents/${colleague.id}/reset`))
    const read = async (token: string) =>
      outcomeOf(await request(product, nobody, 'POST /api/links/reading', { body: { token } }))
    product.pass(2 * hours + 1_000)
    assert.deepEqual(
      [await read(reset), await read(invitation), outcomeOf(await useLink(reset))],
      ['link_invalid', 'ok', 'link_invalid'],
    )
    product.pass(7 * 24 * hours)
    assert.deepEqual(
      [await read(invitation), outcomeOf(await useLink(invitation))],
      ['link_invalid', 'link_invalid'],
    )
    product.pass(-7 * 24 * hours - 2 * hours - 1_000)
  })

  it('stop working when a newer one is made, and when the agent is deactivated', async () => {
    await forgive()
    const first = await invite()
    const second = await succeed(product, owner, `POST /api/agents/${first.agent.id}/invitation`)
    assert.equal(outcomeOf(await useLink(tokenOf(first))), 'link_invalid')
    await succeed(product, owner, `POST /api/agents/${first.agent.id}/deactivation`)
    assert.equal(outcomeOf(await useLink(tokenOf(second))), 'link_invalid')
  })

  it('do for their purpose only: no invitation for who has joined, no reset for who has not', async () => {
    await forgive()
    const { agent } = await invite()
    const colleague = await hire(product, owner, 'agent')
    const reset = await request(product, owner, `POST /api/agents/${agent.id}/reset`)
    const invitation = await request(product, owner, `POST /api/agents/${colleague.id}/invitation`)
    assert.deepEqual([reset, invitation].map(outcomeOf), ['agent_inactive', 'agent_inactive'])
    await succeed(product, owner, `POST /api/agents/${colleague.id}/deactivation`)
    const { agent: again } = await invite()
    await succeed(product, owner, `POST /api/agents/${again.id}/deactivation`)
    await succeed(product, owner, `DELETE /api/agents/${again.id}/deactivation`)
    const agents = (await succeed(product, owner, 'GET /api/agents')).agents as {
      id: string
      status: string
    }[]
    assert.equal(agents.find(({ id }) => id === again.id)?.status, 'invited')
  })

  it('end every session but the one they open, whenever that is heard', async () => {
    await forgive()
    const colleague = await hire(product, owner, 'agent')
    const { link } = await succeed(product, owner, `POST /api/agents/${colleague.id}/reset`)
    await useLink(tokenOf({ link }))
    const { rows } = await product.pool.query(
      `select e.data ->> 'exceptSessionId' as spared, s.id from agent_sessions s
      join events e on e.stream_id = s.agent_id and e.name = 'agent.password-changed'
      where s.agent_id = $1 order by e.sequence desc limit 1`,
      [colleague.id],
    )
    assert.equal(rows[0].spared, rows[0].id)
  })

  it('point where PUBLIC_URL says, whatever the request claims to have come by', async () => {
    const outside = await startProduct({ PUBLIC_URL: 'https://desk.lime.example/' })
    const { owner: boss } = await setUpBusiness(outside)
    const body = { email: 'x@lime.example', name: '新人', role: 'agent' }
    const { link } = await succeed(outside, boss, 'POST /api/agents', {
      body,
      headers: { host: 'evil.example' },
    })
    assert.match(link.url, /^https:\/\/desk\.lime\.example\/desk\/join#[\w-]{43}$/)
    await outside.close()
  })
})

describe('owners', () => {
  it('are never all gone, even when two leave each other at once', async () => {
    product = await startProduct()
    owner = (await setUpBusiness(product)).owner
    const second = await hire(product, owner, 'owner')
    const answers = await Promise.all([
      request(product, owner, `PUT /api/agents/${second.id}/role`, { body: { role: 'agent' } }),
      request(product, second, `PUT /api/agents/${owner.id}/role`, { body: { role: 'agent' } }),
    ])
    const codes = answers.map(outcomeOf)
    assert.equal(codes.filter((code) => code === 'ok').length, 1, codes.join())
    const { rows } = await product.pool.query(
      `select count(*)::int as owners from agents where role = 'owner' and status = 'active'`,
    )
    assert.equal(rows[0].owners, 1)
    await product.close()
  })
})
