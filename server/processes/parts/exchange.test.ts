import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { exportedConversation, exportEnd } from '@yingsheng/contracts/exchange'
import {
  arriveKnown,
  eventually,
  hire,
  note,
  outcomeOf,
  pickByHand,
  type Product,
  reply,
  request,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  talk,
  type TestBusiness,
  upload,
} from './test-kit.ts'

const dayMs = 86_400_000
const line = 'GET /api/export/conversations'

describe('an export of conversations', () => {
  let product: Product
  let business: TestBusiness
  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    await pickByHand(product, business.owner)
  })
  after(() => product.close())

  const at = (offsetMs: number) => new Date(product.ground.now().getTime() + offsetMs).toISOString()
  const lately = (more: Record<string, string> = {}) => ({
    from: at(-60_000),
    until: at(60_000),
    ...more,
  })
  const take = async (query: Record<string, string> = lately()) => {
    const { status, body, headers } = await request(product, business.owner, line, { query })
    assert.equal(status, 200)
    // One line alone is JSON, and was read as such.
    const text = typeof body === 'string' ? body : `${JSON.stringify(body)}\n`
    assert.ok(text.endsWith('}\n'))
    const lines = text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one))
    const end = exportEnd.parse(lines.pop())
    assert.equal(end.conversations, lines.length)
    return { headers, text, conversations: lines.map((one) => exportedConversation.parse(one)) }
  }

  it('is refused to supervisors, and without dates that make sense', async () => {
    const supervisor = await hire(product, business.owner, 'supervisor')
    const ask = async (query: Record<string, string>, who = business.owner) =>
      outcomeOf(await request(product, who, line, { query }))
    assert.equal(await ask(lately(), supervisor), 'not_allowed')
    assert.equal(await ask({}), 'malformed')
    assert.equal(await ask({ from: at(0), until: at(-1) }), 'malformed')
    assert.equal(await ask({ from: '0000-01-01T00:00:00.000Z', until: at(0) }), 'malformed')
    assert.equal(await ask(lately({ details: 'all' })), 'malformed')
  })

  it('has all that was said, notes and files by name, with the rating', async () => {
    const { owner, lineId } = business
    const { customer, conversationId } = await startConversation(product, lineId, '键盘坏了\u2028')
    await reply(product, owner, conversationId, '马上看')
    const file = (await upload(product, owner, '保修单.txt', Buffer.from('两年'))).body
    await note(product, owner, { id: conversationId, text: '保修内', fileIds: [file.id] })
    await succeed(product, owner, `POST /api/conversations/${conversationId}/resolution`)
    await product.caughtUp()
    const body = { score: 5, comment: '很快' }
    await succeed(product, customer, `PUT /api/widget/conversations/${conversationId}/rating`, {
      body,
    })
    const { conversations, headers } = await take()
    assert.match(
      headers.get('content-disposition')!,
      /^attachment; filename="conversations-.+jsonl"$/,
    )
    const one = conversations.find(({ conversation }) => conversation.id === conversationId)!
    const said = one.timeline.flatMap(({ name, message }) =>
      message ? [[name, message.text]] : [],
    )
    assert.deepEqual(said, [
      ['message.sent', '键盘坏了\u2028'],
      ['message.sent', '马上看'],
      ['note.added', '保修内'],
    ])
    const [kept] = one.timeline.find(({ name }) => name === 'note.added')!.message!.files
    assert.equal(kept!.name, '保修单.txt')
    assert.equal(kept!.link, `${product.url}/files/${file.id}`)
    assert.deepEqual([one.rating?.score, one.rating?.comment], [5, '很快'])
    assert.deepEqual(
      one.timeline.map(({ sequence }) => sequence),
      one.timeline.map((_, index) => index + 1),
    )
  })

  it('masks what agents see masked, unless full details are asked for; both are audited', async () => {
    const claims = { sub: 'member-7', name: '王芳', phone: '13812346621' }
    const customer = await arriveKnown(product, business.owner, business.lineId, claims)
    await talk(product, customer, '你好')
    const masked = await take()
    assert.ok(masked.text.includes('138****6621'))
    assert.doesNotMatch(masked.text, /13812346621|127\.0\.0\.1"|sessionId/)
    const full = await take(lately({ details: 'full' }))
    assert.ok(full.text.includes('13812346621'))
    await product.caughtUp()
    const { rows } = await product.pool.query(
      `select actor->>'id' as agent, detail->>'details' as details from audit_entries
       where action = 'export.started' order by number desc limit 2`,
    )
    assert.deepEqual(rows, [
      { agent: business.owner.id, details: 'full' },
      { agent: business.owner.id, details: 'masked' },
    ])
  })

  it('has those opened between the dates, past one page, and long ones whole', async () => {
    await product.pool.query(`update conversations set opened_at = opened_at - interval '9 days'`)
    const { conversationId, customer } = await startConversation(
      product,
      business.lineId,
      '第 0 句',
    )
    await talk(
      product,
      customer,
      ...Array.from({ length: 230 }, (_, index) => `第 ${index + 1} 句`),
    )
    for (let index = 0; index < 55; index += 1) await startConversation(product, business.lineId)
    const { conversations } = await take(lately({ from: at(-dayMs) }))
    assert.equal(conversations.length, 56)
    const long = conversations.find(({ conversation }) => conversation.id === conversationId)!
    assert.equal(long.timeline.filter(({ message }) => message !== undefined).length, 231)
    assert.deepEqual((await take({ from: at(-2 * dayMs), until: at(-dayMs) })).conversations, [])
  })

  it('waits for whoever reads slowly, takes two at a time, and ends when nobody reads', async () => {
    // Far more than what lies in sockets between the two.
    await product.pool.query(
      `update events set data = jsonb_set(data, '{message,text}', to_jsonb(repeat('长', 60000)))
       where name = 'message.sent'`,
    )
    const leave = new AbortController()
    const url = `${product.url}/api/export/conversations?${new URLSearchParams(lately())}`
    const headers = { cookie: business.owner.cookie }
    const open = () => fetch(url, { headers, signal: leave.signal })
    const slow = [await open(), await open()]
    assert.deepEqual(
      slow.map(({ status }) => status),
      [200, 200],
    )
    assert.equal((await open()).status, 503)
    leave.abort()
    await eventually(async () => {
      const { status, body } = await fetch(url, { headers })
      await body?.cancel()
      return status === 200
    })
  })
})
