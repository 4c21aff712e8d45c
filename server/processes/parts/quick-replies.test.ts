import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { QuickReply } from '@yingsheng/contracts/replies'
import {
  countRows,
  hire,
  outcomeOf,
  type Product,
  reply as say,
  request,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  upload,
} from './test-kit.ts'

describe('quick replies', () => {
  let product: Product
  let business: TestBusiness
  let agent: TestAgent
  let colleague: TestAgent

  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    agent = await hire(product, business.owner, 'agent', '李婷')
    colleague = await hire(product, business.owner, 'agent', '王磊')
  })
  after(() => product.close())

  const keep = (who: TestAgent, body: object): Promise<QuickReply> =>
    succeed(product, who, 'POST /api/quick-replies', {
      body: { isShared: who === business.owner, title: '欢迎语', text: '欢迎光临', ...body },
    })
  const list = async (who: TestAgent, archived = 'no'): Promise<QuickReply[]> =>
    (await succeed(product, who, 'GET /api/quick-replies', { query: { archived } })).quickReplies
  const change = (who: TestAgent, { id, sequence }: QuickReply, body: object) =>
    request(product, who, `PATCH /api/quick-replies/${id}`, {
      body: { baseSequence: sequence, ...body },
    })

  it('of one agent are nobody else’s to see', async () => {
    const own = await keep(agent, { title: '我的话' })
    assert.ok((await list(agent)).some(({ id }) => id === own.id))
    assert.ok(!(await list(colleague)).some(({ id }) => id === own.id))
    assert.ok(!(await list(business.owner)).some(({ id }) => id === own.id))
    assert.equal(outcomeOf(await change(business.owner, own, { title: 'x' })), 'not_found')
  })

  it('of one agent make no event', async () => {
    const before = await countRows(product, 'events')
    await keep(agent, { title: '悄悄话' })
    assert.equal(await countRows(product, 'events'), before)
  })

  it('are kept with their variables under one name, and refused with one that does not exist', async () => {
    const kept = await keep(agent, { text: '{{客户.称呼}}您好，我是{{ agent.name }}' })
    assert.equal(kept.text, '{{customer.name}}您好，我是{{agent.name}}')
    const answer = await request(product, agent, 'POST /api/quick-replies', {
      body: { isShared: false, title: 'x', text: '{{客户.生日}}快乐' },
    })
    assert.equal(outcomeOf(answer), 'variable_unknown')
    assert.deepEqual(answer.body.detail, { names: ['客户.生日'] })
  })

  it('need a text or a file', async () => {
    const answer = await request(product, agent, 'POST /api/quick-replies', {
      body: { isShared: false, title: 'x', text: '  ' },
    })
    assert.equal(outcomeOf(answer), 'empty_message')
  })

  it('share no shortcut with another of the same owner, until that one is archived', async () => {
    const first = await keep(business.owner, { shortcut: 'HY' })
    assert.equal(first.shortcut, 'hy')
    const again = { isShared: true, title: 'x', text: 'x', shortcut: 'hy' }
    const taken = await request(product, business.owner, 'POST /api/quick-replies', { body: again })
    assert.equal(outcomeOf(taken), 'shortcut_taken')
    await keep(agent, { shortcut: 'hy' })
    assert.equal(outcomeOf(await change(business.owner, first, { isArchived: true })), 'ok')
    await succeed(product, business.owner, 'POST /api/quick-replies', { body: again })
    const archived = (await list(business.owner, 'only')).find(({ id }) => id === first.id)!
    const back = await change(business.owner, archived, { isArchived: false })
    assert.equal(outcomeOf(back), 'shortcut_taken')
  })

  it('are not changed by who has not seen the last change', async () => {
    const kept = await keep(business.owner, { title: '退货' })
    assert.equal(outcomeOf(await change(business.owner, kept, { title: '退换货' })), 'ok')
    const answer = await change(business.owner, kept, { title: '换货' })
    assert.equal(outcomeOf(answer), 'stale')
    assert.equal(answer.body.detail.now.title, '退换货')
  })

  it('count who uses them how often', async () => {
    const kept = await keep(business.owner, { title: '常用' })
    await succeed(product, agent, `POST /api/quick-replies/${kept.id}/uses`)
    await succeed(product, agent, `POST /api/quick-replies/${kept.id}/uses`)
    await succeed(product, colleague, `POST /api/quick-replies/${kept.id}/uses`)
    const seen = (await list(agent)).find(({ id }) => id === kept.id)!
    assert.deepEqual([seen.uses, seen.myUses], [3, 2])
    assert.ok(seen.myLastUsedAt)
  })

  it('stand in the order they are given', async () => {
    const [a, b, c] = [
      await keep(colleague, { title: 'a' }),
      await keep(colleague, { title: 'b' }),
      await keep(colleague, { title: 'c' }),
    ]
    const ids = [c.id, a.id, b.id]
    await succeed(product, colleague, 'PUT /api/quick-replies/order', { body: { ids } })
    const mine = (await list(colleague)).filter(({ isShared }) => !isShared)
    assert.deepEqual(
      mine.map(({ title }) => title),
      ['c', 'a', 'b'],
    )
    const mixed = { ids: [a.id, (await keep(business.owner, {})).id] }
    const answer = await request(product, colleague, 'PUT /api/quick-replies/order', {
      body: mixed,
    })
    assert.equal(outcomeOf(answer), 'not_allowed')
  })

  it('keep their files for all who may use them, and no message takes them away', async () => {
    const bytes = Buffer.from('保修一年')
    const { id: fileId } = (await upload(product, business.owner, '保修.txt', bytes)).body
    const kept = await keep(business.owner, { title: '保修', text: '', fileIds: [fileId] })
    assert.equal(kept.files[0]!.name, '保修.txt')
    assert.equal((await request(product, agent, `GET /files/${fileId}`)).status, 200)

    const { conversationId } = await startConversation(product, business.lineId)
    const body = { clientId: randomUUID(), text: '见附件', fileIds: [fileId] }
    const line = `POST /api/conversations/${conversationId}/replies`
    assert.equal(outcomeOf(await request(product, business.owner, line, { body })), 'file_missing')

    const own = (await upload(product, agent, '我的.txt', bytes)).body.id
    await keep(agent, { title: '我的', fileIds: [own] })
    assert.equal(outcomeOf(await request(product, colleague, `GET /files/${own}`)), 'not_found')
    assert.equal((await request(product, agent, `GET /files/${own}`)).status, 200)
    const stolen = await request(product, colleague, 'POST /api/quick-replies', {
      body: { isShared: false, title: 'x', text: '', fileIds: [own] },
    })
    assert.equal(outcomeOf(stolen), 'file_missing')
  })

  it('are never said with a variable left open', async () => {
    const { conversationId } = await startConversation(product, business.lineId)
    const answer = await request(
      product,
      agent,
      `POST /api/conversations/${conversationId}/replies`,
      { body: { clientId: randomUUID(), text: '{{客户.称呼}}您好' } },
    )
    assert.equal(outcomeOf(answer), 'variable_unfilled')
    await say(product, agent, conversationId, '模板写作 {{name}}，这不是变量')
  })
})
