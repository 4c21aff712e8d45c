/** What is done to messages after they were said: quoted, edited, recalled, reacted to. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  eventually,
  hire,
  outcomeOf,
  type Product,
  request,
  say,
  setUpBusiness,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
  upload,
  type Who,
} from './test-kit.ts'

let product: Product
let business: TestBusiness
let ana: TestAgent
let ben: TestAgent
let eve: TestAgent

before(async () => {
  product = await startProduct()
  business = await setUpBusiness(product)
  ana = await hire(product, business.owner, 'agent', '安娜')
  ben = await hire(product, business.owner, 'agent', '本')
  eve = await hire(product, business.owner, 'supervisor', '伊芙')
})
after(() => product.close())

const at = (id: string, sequence: number, rest = '') =>
  `/api/conversations/${id}/messages/${sequence}${rest}`
const ask = (who: Who, line: string, body?: unknown) =>
  request(product, who, line, body === undefined ? {} : { body })
const replyOf = (who: Who, id: string, body: object) =>
  succeed(product, who, `POST /api/conversations/${id}/replies`, {
    body: { clientId: randomUUID(), ...body },
  })
const noteOf = (id: string, body: object) =>
  succeed(product, ana, `POST /api/conversations/${id}/notes`, {
    body: { clientId: randomUUID(), ...body },
  })

/** A customer who has asked something, and his conversation. */
async function begin(text = '几时发货？') {
  const customer = await arrive(product, business.lineId)
  const socket = await enter(product.url, customer, [{ feed: 'me', after: null }])
  const { conversationId: id, sequence } = await say(socket, text)
  return { customer, socket, id, asked: sequence }
}
const historyOf = async (customer: TestCustomer) =>
  JSON.stringify(await succeed(product, customer, 'GET /api/widget/conversations'))

describe('quoting', () => {
  it('carries what it answers in short, from either side', async () => {
    const { socket, id, asked } = await begin()
    const reply = await replyOf(ana, id, { text: '明天', quotes: asked })
    assert.deepEqual(reply.quote, { sequence: asked, name: null, text: '几时发货？' })
    const clientId = randomUUID()
    const quotes = { conversationId: id, sequence: reply.sequence }
    socket.say({ type: 'send', clientId, text: '上午吗', quotes })
    const { message } = await socket.hear('accepted', (frame) => frame.clientId === clientId)
    assert.deepEqual(message.quote, { sequence: reply.sequence, name: '安娜', text: '明天' })
    await socket.close()
  })

  it('quotes no note to a customer, nothing of another conversation, and nothing that is not there', async () => {
    const { socket, id } = await begin()
    const other = await begin('别人的地址')
    const note = await noteOf(id, { text: '此人常退货' })
    const body = { clientId: randomUUID(), text: '好的', quotes: note.sequence }
    const answer = await ask(ana, `POST /api/conversations/${id}/replies`, body)
    assert.equal(outcomeOf(answer), 'not_found')
    assert.equal(
      (await noteOf(id, { text: '同意', quotes: note.sequence })).quote.text,
      '此人常退货',
    )
    assert.equal(
      outcomeOf(
        await ask(ana, `POST /api/conversations/${id}/replies`, { ...body, quotes: 9_999 }),
      ),
      'not_found',
    )
    for (const quotes of [
      { conversationId: id, sequence: note.sequence },
      { conversationId: other.id, sequence: other.asked },
    ]) {
      const clientId = randomUUID()
      socket.say({ type: 'send', clientId, text: '引用', quotes })
      const frame = await socket.hearFirst(
        (one) =>
          (one.type === 'accepted' && one.clientId === clientId) ||
          (one.type === 'refused' && one.re === clientId),
        'answer',
      )
      assert.ok(!JSON.stringify(frame).includes('退货') && !JSON.stringify(frame).includes('地址'))
    }
    await Promise.all([socket.close(), other.socket.close()])
  })
})

describe('editing', () => {
  it('changes the words for both sides, says so, and keeps the earlier ones for supervisors', async () => {
    const { customer, socket, id } = await begin()
    const { sequence } = await replyOf(ana, id, { text: '运费五元' })
    const edited = await succeed(product, ana, `PATCH ${at(id, sequence)}`, {
      body: { text: '运费六元' },
    })
    assert.equal(edited.text, '运费六元')
    assert.ok(edited.editedAt)
    const { event } = await socket.hear('event', (frame) => frame.event.name === 'message.edited')
    assert.equal((event.data as any).changed.text, '运费六元')
    const thread = await succeed(product, ben, `GET /api/conversations/${id}`)
    const sent = thread.timeline.find((one: any) => one.stream.sequence === sequence)
    assert.equal(sent.data.message.text, '运费六元')
    assert.ok(!(await historyOf(customer)).includes('运费五元'))
    const { conversations } = await succeed(product, ana, 'GET /api/conversations', {
      query: { view: 'mine' },
    })
    assert.equal(conversations.find((row: any) => row.id === id).lastLine.text, '运费六元')
    const { versions } = await succeed(product, eve, `GET ${at(id, sequence, '/versions')}`)
    assert.deepEqual(
      versions.map((one: any) => one.text),
      ['运费五元'],
    )
    await socket.close()
  })

  it('refuses what is not one’s own, empty, ill worded, or older than two minutes', async () => {
    const { customer, socket, id, asked } = await begin()
    const { sequence } = await replyOf(ana, id, { text: '稍等' })
    const note = await noteOf(id, { text: '看一下' })
    const edit = (who: Who, place: number, text = '好的') =>
      ask(who, `PATCH ${at(id, place)}`, { text }).then(outcomeOf)
    assert.equal(await edit(ben, sequence), 'not_allowed')
    assert.equal(await edit(eve, sequence), 'not_allowed')
    assert.equal(await edit(customer, sequence), 'not_signed_in')
    assert.equal(await edit(ana, asked), 'not_allowed')
    assert.equal(await edit(ana, note.sequence), 'not_allowed')
    assert.equal(await edit(ana, 9_999), 'not_found')
    assert.equal(await edit(ana, sequence, ' '), 'empty_message')
    assert.equal(await edit(ana, sequence, '这个问题我不会处理'), 'wording_advised')
    product.pass(121_000)
    const late = await ask(ana, `PATCH ${at(id, sequence)}`, { text: '好的' })
    assert.equal(outcomeOf(late), 'message_settled')
    assert.equal(late.body.detail.because, 'too late')
    assert.equal(outcomeOf(await ask(ana, `DELETE ${at(id, sequence)}`)), 'message_settled')
    await socket.close()
  })

  it('ends after ten times; what was edited so often can still be recalled', async () => {
    const { socket, id } = await begin()
    const { sequence } = await replyOf(ana, id, { text: '第零稿' })
    const edit = (text: string) => ask(ana, `PATCH ${at(id, sequence)}`, { text })
    for (let draft = 1; draft <= 10; draft += 1)
      assert.equal(outcomeOf(await edit(`第 ${draft} 稿`)), 'ok')
    const refused = await edit('第十一稿')
    assert.equal(refused.body.detail.because, 'edited too often')
    await succeed(product, ana, `DELETE ${at(id, sequence)}`)
    const { versions } = await succeed(product, eve, `GET ${at(id, sequence, '/versions')}`)
    assert.equal(versions.length, 11)
    await socket.close()
  })

  it('does nothing when the words stay the same', async () => {
    const { socket, id } = await begin()
    const { sequence } = await replyOf(ana, id, { text: '稍等' })
    await succeed(product, ana, `PATCH ${at(id, sequence)}`, { body: { text: '稍等' } })
    const { versions } = await succeed(product, eve, `GET ${at(id, sequence, '/versions')}`)
    assert.deepEqual(versions, [])
    await socket.close()
  })

  it('lets the search follow', async () => {
    const { socket, id } = await begin()
    const { sequence } = await replyOf(ana, id, { text: '放在菜鸟驿站' })
    await product.caughtUp()
    const find = async (q: string) =>
      (await succeed(product, ana, 'GET /api/search', { query: { q, conversationId: id } })).hits
    assert.equal((await find('菜鸟')).length, 1)
    await succeed(product, ana, `PATCH ${at(id, sequence)}`, { body: { text: '放在丰巢快递柜' } })
    await product.caughtUp()
    assert.equal((await find('菜鸟')).length, 0)
    assert.equal((await find('丰巢')).length, 1)
    await succeed(product, ana, `DELETE ${at(id, sequence)}`)
    await product.caughtUp()
    assert.equal((await find('丰巢')).length, 0)
    await socket.close()
  })
})

describe('recalling', () => {
  const secret = '内部成本价三十八'

  it('leaves nothing of it that a customer could reach in any way', async () => {
    const { customer, socket, id } = await begin()
    const file = (await upload(product, ana, '成本表.txt', Buffer.from('成本表'))).body.id
    const first = await replyOf(ana, id, { text: '第一稿 内部成本价三十八' })
    const before = socket.events().at(-1)?.event.sequence ?? 0
    const said = await replyOf(ana, id, { text: secret, fileIds: [file] })
    await socket.hear('event', ({ event }) => (event.data as any).message?.text === secret)
    assert.equal((await request(product, customer, `GET /files/${file}`)).status, 200)
    // Quoted by both, reacted to, edited and edited back: every event that carries the words.
    const quotes = { conversationId: id, sequence: said.sequence }
    socket.say({ type: 'send', clientId: randomUUID(), text: '真的？', quotes })
    await socket.hear('event', ({ event }) => (event.data as any).message?.text === '真的？')
    await replyOf(ben, id, { text: '请忽略', quotes: said.sequence })
    socket.say({ type: 'react', conversationId: id, sequence: said.sequence, emoji: '😮' })
    await socket.hear('event', ({ event }) => event.name === 'message.reaction-changed')
    for (const text of [`${secret}元`, secret])
      await succeed(product, ana, `PATCH ${at(id, said.sequence)}`, { body: { text } })

    const recalled = await succeed(product, ana, `DELETE ${at(id, said.sequence)}`)
    assert.equal(recalled.text, '')
    assert.deepEqual(recalled.files, [])
    await succeed(product, ana, `DELETE ${at(id, first.sequence)}`)
    const { event } = await socket.hear('event', (frame) => frame.event.name === 'message.recalled')
    assert.ok(!JSON.stringify(event).includes('成本'))

    assert.ok(!(await historyOf(customer)).includes('成本'), 'in his history')
    for (const path of [`/files/${file}`, `/files/${file}/preview`])
      assert.equal(outcomeOf(await request(product, customer, `GET ${path}`)), 'not_found')
    const again = await enter(product.url, customer, [{ feed: 'me', after: before }])
    await again.hear('event', (frame) => frame.event.name === 'message.recalled')
    await again.settle()
    assert.ok(again.events().length >= 7)
    assert.ok(!JSON.stringify(again.frames).includes('成本'), 'in what is replayed')
    const { rows } = await product.pool.query(
      `select 1 from events where stream_id = $1 and data::text like '%成本%'`,
      [id],
    )
    assert.equal(rows.length, 0, 'in the log')
    const { versions } = await succeed(product, eve, `GET ${at(id, said.sequence, '/versions')}`)
    assert.deepEqual(
      versions.map((one: any) => one.text),
      [secret, `${secret}元`, secret],
    )
    assert.equal(versions[0].files[0].name, '成本表.txt')
    await Promise.all([socket.close(), again.close()])
  })

  it('shows in the list that the last line was recalled, until something else is said', async () => {
    const { socket, id } = await begin()
    const { sequence } = await replyOf(ana, id, { text: '说错了' })
    await succeed(product, ana, `DELETE ${at(id, sequence)}`)
    const lastLine = async () => {
      const query = { view: 'mine' }
      const { conversations } = await succeed(product, ana, 'GET /api/conversations', { query })
      return conversations.find((row: any) => row.id === id).lastLine
    }
    assert.deepEqual(await lastLine(), { by: 'agent', what: 'recalled', text: '', files: 0 })
    await replyOf(ana, id, { text: '重说' })
    assert.deepEqual(await lastLine(), { by: 'agent', what: 'text', text: '重说', files: 0 })
    await socket.close()
  })

  it('is no unread line, cannot be edited, recalled or reacted to again', async () => {
    const { customer, socket, id } = await begin()
    await socket.close()
    const { sequence } = await replyOf(ana, id, { text: '说错了' })
    await succeed(product, ana, `DELETE ${at(id, sequence)}`)
    const history = await succeed(product, customer, 'GET /api/widget/conversations')
    assert.equal(history.unread, 0)
    const settled = [
      await ask(ana, `PATCH ${at(id, sequence)}`, { text: '好的' }),
      await ask(ana, `DELETE ${at(id, sequence)}`),
      await ask(ana, `PUT ${at(id, sequence, '/reaction')}`, { emoji: '👍' }),
    ]
    assert.deepEqual(settled.map(outcomeOf), Array(3).fill('message_settled'))
  })

  it('wins over a line that quotes it at the same moment: no quote keeps the words', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { customer, socket, id } = await begin()
      const { sequence } = await replyOf(ana, id, { text: secret })
      await Promise.all([
        succeed(product, ana, `DELETE ${at(id, sequence)}`),
        replyOf(ben, id, { text: '见上', quotes: sequence }),
        say(socket, '啊').then(() =>
          socket.say({
            type: 'send',
            clientId: randomUUID(),
            text: '引用',
            quotes: { conversationId: id, sequence },
          }),
        ),
      ])
      await socket.hear('event', ({ event }) => (event.data as any).message?.text === '引用')
      assert.ok(!(await historyOf(customer)).includes('成本'))
      await socket.close()
    }
  })
})

describe('reacting', () => {
  it('is told to both sides, one of each person, without saying to customers which agent', async () => {
    const { customer, socket, id, asked } = await begin()
    const react = (who: Who, emoji: string | null) =>
      succeed(product, who, `PUT ${at(id, asked, '/reaction')}`, { body: { emoji } })
    await react(ana, '👍')
    await react(ben, '👍')
    socket.say({ type: 'react', conversationId: id, sequence: asked, emoji: '🙏' })
    const { event } = await socket.hear(
      'event',
      ({ event }) => (event.data as any).changed?.reactions?.length === 3,
    )
    const seen = (event.data as any).changed.reactions
    assert.deepEqual(seen, [
      { emoji: '👍', by: { kind: 'agent' } },
      { emoji: '👍', by: { kind: 'agent' } },
      { emoji: '🙏', by: { kind: 'customer' } },
    ])
    const last = await react(ben, null)
    assert.equal(last.reactions.length, 2)
    assert.ok(!(await historyOf(customer)).includes(ana.id))
    await socket.close()
  })

  it('refuses a customer in another’s conversation and under notes', async () => {
    const { id, asked, socket } = await begin()
    const stranger = await begin('我是别人')
    const note = await noteOf(id, { text: '看一下' })
    const refusalOf = async (from: typeof socket, sequence: number) => {
      const count = from.frames.length
      from.say({ type: 'react', conversationId: id, sequence, emoji: '👍' })
      await eventually(() => from.frames.slice(count).find((frame) => frame.type === 'refused'))
      const refused = from.frames.slice(count).find((frame) => frame.type === 'refused')
      return refused?.type === 'refused' ? refused.code : ''
    }
    assert.equal(await refusalOf(stranger.socket, asked), 'not_found')
    assert.equal(await refusalOf(socket, note.sequence), 'not_found')
    const line = `PUT ${at(id, note.sequence, '/reaction')}`
    assert.equal(outcomeOf(await ask(ana, line, { emoji: '👍' })), 'not_allowed')
    assert.equal(outcomeOf(await ask(ana, line, { emoji: '🍋' })), 'malformed')
    await Promise.all([socket.close(), stranger.socket.close()])
  })
})
