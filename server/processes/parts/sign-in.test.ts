/** Signing in and being signed out: the first run, limits, secrets at rest, cookies, ends of sessions. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { closeCodes } from '@yingsheng/contracts/sync'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  cookieOf,
  countRows,
  goodPassword,
  hire,
  nobody,
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
  talk,
} from './test-kit.ts'

const hours = 3_600_000
let product: Product
let business: TestBusiness
let owner: TestAgent

const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  request(product, nobody, 'POST /api/session', { body: { email, password }, headers })
const useLink = (token: string, password = goodPassword) =>
  request(product, nobody, 'POST /api/links/use', { body: { token, password } })
const tokenOf = ({ link }: { link: { url: string } }) => new URL(link.url).hash.slice(1)
const me = async (who: Who) => outcomeOf(await request(product, who, 'GET /api/me'))
const forgive = () => product.pool.query('delete from rate_limits')
const invite = (role = 'agent') =>
  succeed(product, owner, 'POST /api/agents', {
    body: { email: `${crypto.randomUUID()}@lime.example`, name: '新人', role },
  })

describe('the first run', () => {
  it('takes the printed code from afar, and none from the machine itself', async () => {
    const house = await startProduct({ TRUSTED_PROXIES: '127.0.0.1' })
    const body = {
      businessName: 'x',
      ownerName: '甲',
      email: 'a@b.example',
      password: goodPassword,
      language: 'zh-CN',
    }
    const afar = { 'x-forwarded-for': '192.0.2.7' }
    const ask = async (more: object = {}) =>
      outcomeOf(
        await request(house, nobody, 'POST /api/setup', {
          body: { ...body, ...more },
          headers: afar,
        }),
      )
    assert.deepEqual(await succeed(house, nobody, 'GET /api/setup', { headers: afar }), {
      isSetUp: false,
      needsCode: true,
    })
    assert.deepEqual(await succeed(house, nobody, 'GET /api/setup'), {
      isSetUp: false,
      needsCode: false,
    })
    assert.equal(await ask(), 'setup_code_wrong')
    assert.equal(await ask({ code: '' }), 'setup_code_wrong')
    assert.equal(await ask({ code: '00000000' }), 'setup_code_wrong')
    assert.equal(await ask({ code: house.ground.setupCode, password: 'short' }), 'password_weak')
    assert.equal(await countRows(house, 'business'), 0)
    assert.equal(await ask({ code: house.ground.setupCode }), 'ok')
    await house.close()
  })

  it('stops answering who guesses the code', async () => {
    const house = await startProduct({ TRUSTED_PROXIES: '127.0.0.1' })
    const body = {
      businessName: 'x',
      ownerName: '甲',
      email: 'a@b.example',
      password: goodPassword,
      language: 'zh-CN',
      code: '1',
    }
    const answers = []
    for (let at = 0; at < 31; at += 1) {
      answers.push(
        outcomeOf(
          await request(house, nobody, 'POST /api/setup', {
            body,
            headers: { 'x-forwarded-for': '192.0.2.7' },
          }),
        ),
      )
    }
    assert.deepEqual([answers[29], answers[30]], ['setup_code_wrong', 'too_many'])
    await house.close()
  })

  it('makes one business when two press at once', async () => {
    const house = await startProduct()
    const ask = (email: string) =>
      request(house, nobody, 'POST /api/setup', {
        body: { businessName: 'x', ownerName: '甲', email, password: goodPassword, language: 'en' },
      })
    const answers = await Promise.all([ask('a@b.example'), ask('c@d.example'), ask('a@b.example')])
    assert.deepEqual(answers.map(outcomeOf).sort(), ['already_set_up', 'already_set_up', 'ok'])
    assert.deepEqual(
      [
        await countRows(house, 'business'),
        await countRows(house, 'agents'),
        await countRows(house, 'lines'),
      ],
      [1, 1, 1],
    )
    await house.close()
  })
})

describe('signing in', () => {
  before(async () => {
    product = await startProduct({ TRUSTED_PROXIES: '127.0.0.1' })
    business = await setUpBusiness(product)
    owner = business.owner
  })
  after(() => product.close())

  it('says the same of a wrong password, an unknown address, and agents who may not', async () => {
    const gone = await hire(product, owner, 'agent')
    await succeed(product, owner, `POST /api/agents/${gone.id}/deactivation`)
    const { agent: invited } = await invite()
    const answers = await Promise.all(
      [owner.email, 'nobody@lime.example', gone.email, invited.email].map((email) =>
        signIn(email, email === gone.email ? goodPassword : 'wrong'),
      ),
    )
    for (const { status, body } of answers)
      assert.deepEqual([status, body], [401, answers[0]!.body])
    for (const { headers } of answers) assert.deepEqual(headers.getSetCookie(), [])
  })

  it('works as hard for an address nobody has', async () => {
    const time = async (email: string) => {
      const startedAt = performance.now()
      await signIn(email, 'wrong')
      return performance.now() - startedAt
    }
    await time('warm@lime.example')
    const middle = (list: number[]) => list.sort((a, b) => a - b)[2]!
    const [known, unknown]: number[][] = [[], []]
    for (let at = 0; at < 5; at += 1) {
      known!.push(await time(owner.email))
      unknown!.push(await time(`nobody-${at}@lime.example`))
    }
    assert.ok(
      middle(unknown!) > middle(known!) / 3,
      `${middle(unknown!)} ms against ${middle(known!)} ms`,
    )
    await forgive()
  })

  it('refuses the ninth try on an account, from wherever, even with the right password', async () => {
    const { email } = await hire(product, owner, 'agent')
    const answers = []
    for (let at = 0; at < 9; at += 1)
      answers.push(
        await signIn(email.toUpperCase(), at === 8 ? goodPassword : 'wrong', {
          'x-forwarded-for': `192.0.2.${at}`,
        }),
      )
    assert.deepEqual(answers.map(outcomeOf).slice(7), ['wrong_credentials', 'too_many'])
    assert.ok(Number(answers[8]!.headers.get('retry-after')) > 0)
    await forgive()
    assert.equal(outcomeOf(await signIn(email, goodPassword)), 'ok')
  })

  it('refuses the 61st try from an address, on whatever accounts', async () => {
    await forgive()
    const from = { 'x-forwarded-for': '198.51.100.9' }
    const tries = await Promise.all(
      Array.from({ length: 61 }, (_, at) => signIn(`n${at}@lime.example`, 'x', from)),
    )
    assert.equal(tries.map(outcomeOf).filter((code) => code === 'too_many').length, 1)
    assert.equal(
      outcomeOf(await signIn(owner.email, goodPassword, { 'x-forwarded-for': '198.51.100.10' })),
      'ok',
    )
  })

  it('believes a forwarded address only of a proxy we trust', async () => {
    const plain = await startProduct()
    await setUpBusiness(plain)
    for (let at = 0; at < 60; at += 1) {
      await plain.ground.attempts.count('sign-in by address', '127.0.0.1')
    }
    const body = { email: owner.email, password: goodPassword }
    const answer = await request(plain, nobody, 'POST /api/session', {
      body,
      headers: { 'x-forwarded-for': '203.0.113.5' },
    })
    assert.equal(outcomeOf(answer), 'too_many')
    await plain.close()
  })

  it('keeps no token and no password anywhere in the database', async () => {
    const secrets = [
      owner.cookie.split('=')[1]!,
      (await arrive(product, business.lineId)).token,
      tokenOf(await invite()),
      goodPassword,
    ]
    const { rows: tables } = await product.pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs')`,
    )
    assert.ok(tables.length > 15)
    for (const { name } of tables) {
      for (const secret of secrets) {
        const hex = Buffer.from(secret).toString('hex')
        const { rowCount } = await product.pool.query(
          `select from ${name} t where t::text like $1 or t::text like $2`,
          [`%${secret}%`, `%${hex}%`],
        )
        assert.equal(rowCount, 0, `${name} holds a secret`)
      }
    }
    const { rows } = await product.pool.query('select password_hash from agents where id = $1', [
      owner.id,
    ])
    assert.match(rows[0].password_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const lines = await product.pool.query('select sealed_secret from lines')
    assert.match(lines.rows[0].sealed_secret, /^v1\.[0-9a-f]{8}\./)
  })

  it('sets a cookie that scripts and other sites cannot use, bound to the host over TLS', async () => {
    const plain = await signIn(owner.email, goodPassword)
    const secure = await signIn(owner.email, goodPassword, {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'desk.lime.example',
    })
    const [overPlain] = plain.headers.getSetCookie()
    const [overTls] = secure.headers.getSetCookie()
    assert.match(
      overPlain!,
      /^yingsheng-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    )
    assert.match(
      overTls!,
      /^__Host-yingsheng-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
    const https = { 'x-forwarded-proto': 'https' }
    const ask = async (cookie: string, headers = {}) =>
      outcomeOf(await request(product, { cookie }, 'GET /api/me', { headers }))
    assert.equal(await ask(cookieOf(secure), https), 'ok')
    assert.equal(
      await ask(cookieOf(plain), https),
      'not_signed_in',
      'a cookie that anybody on the network may have set',
    )
  })

  it('ends a session after its hours, at the door and for good', async () => {
    const colleague = await hire(product, owner, 'agent')
    product.pass(12 * hours + 1_000)
    assert.equal(await me(colleague), 'session_over')
    product.pass(-12 * hours - 1_000)
    assert.equal(await me(colleague), 'ok')
  })

  it('ends with signing out: this session at once, its sockets too, and no other', async () => {
    const colleague = await hire(product, owner, 'agent')
    const other = { cookie: cookieOf(await signIn(colleague.email, goodPassword)) }
    const [socket, otherSocket] = await Promise.all([
      enter(product.url, colleague),
      enter(product.url, other),
    ])
    const out = await request(product, colleague, 'DELETE /api/session')
    assert.match(out.headers.getSetCookie()[0]!, /^yingsheng-session=; .*Expires=Thu, 01 Jan 1970/)
    assert.equal((await socket.ended).code, closeCodes.sessionOver)
    assert.deepEqual([await me(colleague), await me(other)], ['session_over', 'ok'])
    // Were it closed, this would say why.
    assert.equal(await Promise.race([otherSocket.ended, Promise.resolve('open')]), 'open')
    await otherSocket.close()
  })

  const endings: [
    string,
    (agent: TestAgent) => Promise<unknown>,
    Record<'rest' | 'socket', string | number>,
  ][] = [
    [
      'deactivation',
      ({ id }) => succeed(product, owner, `POST /api/agents/${id}/deactivation`),
      { rest: 'session_over', socket: closeCodes.sessionOver },
    ],
    [
      'a new role',
      ({ id }) =>
        succeed(product, owner, `PUT /api/agents/${id}/role`, { body: { role: 'supervisor' } }),
      { rest: 'ok', socket: closeCodes.rightsChanged },
    ],
    [
      'a reset of the password',
      async ({ id }) =>
        useLink(tokenOf(await succeed(product, owner, `POST /api/agents/${id}/reset`))),
      { rest: 'session_over', socket: closeCodes.sessionOver },
    ],
    [
      'a change of the password elsewhere',
      async ({ email }) => {
        const elsewhere = { cookie: cookieOf(await signIn(email, goodPassword)) }
        await succeed(product, elsewhere, 'PUT /api/me/password', {
          body: { currentPassword: goodPassword, newPassword: `${goodPassword} 2` },
        })
        assert.equal(await me(elsewhere), 'ok')
      },
      { rest: 'session_over', socket: closeCodes.sessionOver },
    ],
  ]
  for (const [what, make, expected] of endings) {
    it(`ends within 5 s, at the door and on sockets, by ${what}`, async () => {
      await forgive()
      const agent = await hire(product, owner, 'agent')
      const socket = await enter(product.url, agent, [{ feed: 'desk', after: null }])
      await make(agent)
      const startedAt = performance.now()
      assert.equal(await me(agent), expected.rest)
      assert.equal((await socket.ended).code, expected.socket)
      assert.ok(performance.now() - startedAt < 5_000)
    })
  }

  it('gives back what a deactivated agent had, so that nobody waits for him', async () => {
    const agent = await hire(product, owner, 'agent')
    const { conversationId } = await startConversation(product, business.lineId)
    await succeed(product, agent, `POST /api/conversations/${conversationId}/claim`)
    await succeed(product, owner, `POST /api/agents/${agent.id}/deactivation`)
    await product.caughtUp()
    const { conversation, timeline } = await succeed(
      product,
      owner,
      `GET /api/conversations/${conversationId}`,
    )
    assert.equal(conversation.assigneeId, null)
    assert.equal(timeline.at(-1).data.by, 'deactivation')
    assert.ok(timeline.at(-1).causedBy > 0)
  })

  it('leaves nothing that opens again with an agent who is gone', async () => {
    const agent = await hire(product, owner, 'agent')
    const { customer, conversationId } = await startConversation(product, business.lineId)
    const at = `/api/conversations/${conversationId}`
    await succeed(product, agent, `POST ${at}/claim`)
    await succeed(product, agent, `POST ${at}/resolution`)
    await succeed(product, owner, `POST /api/agents/${agent.id}/deactivation`)
    await talk(product, customer, '还有一个问题')
    const { conversation } = await succeed(product, owner, `GET ${at}`)
    assert.deepEqual([conversation.status, conversation.assigneeId], ['open', null])
  })
})
