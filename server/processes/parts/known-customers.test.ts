/** Who may know what of a conversation: notes, customers who turn out to be known, search. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  arriveKnown,
  hire,
  nobody,
  outcomeOf,
  type Product,
  reply,
  request,
  say,
  setUpBusiness,
  signIdentity,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
  upload,
  type Who,
  note as addNote,
  talk as talkIn,
} from './test-kit.ts'

let product: Product
let business: TestBusiness
let ana: TestAgent | undefined

before(async () => {
  product = await startProduct()
  business = await setUpBusiness(product)
  ana = await hire(product, business.owner, 'agent', '安娜')
})
after(() => product.close())

const at = (id: string, rest = '') => `/api/conversations/${id}${rest}`
const read = (who: Who | undefined, id: string) => succeed(product, who!, `GET ${at(id)}`)
const begin = async (text?: string) =>
  (await startConversation(product, business.lineId, text)).conversationId
const note = (who: Who | undefined, id: string, text: string, fileIds: string[] = []) =>
  addNote(product, who!, { id, text, fileIds })
const talk = (customer: TestCustomer, ...lines: string[]) => talkIn(product, customer, ...lines)

describe('a note', () => {
  it('reaches the customer in no way: not live, not by replay, not in his history, not its file', async () => {
    const { customer, conversationId: id } = await startConversation(product, business.lineId)
    const live = await enter(product.url, customer, [{ feed: 'me', after: 0 }])
    const secret = '内部：此人是黑名单客户'
    const file = (await upload(product, ana!, '黑名单.txt', Buffer.from('x'))).body.id
    await note(ana, id, secret, [file])
    live.say({ type: 'typing', isTyping: true })
    const desk = await enter(product.url, ana!)
    desk.say({ type: 'typing', conversationId: id, audience: 'agents', isTyping: true })
    await desk.settle()
    await reply(product, ana!, id, '您好')
    await live.hear(
      'event',
      ({ event }) => event.name === 'message.sent' && (event.data as any).message.text === '您好',
    )
    const later = await enter(product.url, customer, [{ feed: 'me', after: 0 }])
    const history = await succeed(product, customer, 'GET /api/widget/conversations')
    for (const seen of [live.frames, later.frames, history]) {
      const text = JSON.stringify(seen)
      assert.equal(
        text.includes('内部') || text.includes(file) || text.includes('note.added'),
        false,
      )
    }
    assert.equal(live.signals('typing').length, 0)
    assert.equal(outcomeOf(await request(product, customer, `GET /files/${file}`)), 'not_found')
    assert.equal(
      outcomeOf(await request(product, customer, 'GET /api/search', { query: { q: '黑名单' } })),
      'not_signed_in',
    )
    await Promise.all([live.close(), later.close(), desk.close()])
  })
})

describe('supervision', () => {
  it('reaches the customer in no way: not who listens, not what is whispered, not why it was taken over', async () => {
    const { customer, conversationId: id } = await startConversation(product, business.lineId)
    const boss = await hire(product, business.owner, 'supervisor', '许晨')
    await succeed(product, ana!, `POST ${at(id, '/claim')}`)
    const live = await enter(product.url, customer, [{ feed: 'me', after: 0 }])
    const desk = await enter(product.url, boss)
    await succeed(product, boss, `PUT ${at(id, '/listening')}`)
    desk.say({ type: 'position', conversationId: id, read: 99 })
    desk.say({ type: 'typing', conversationId: id, isTyping: true })
    await desk.settle()
    const body = { clientId: randomUUID(), text: '密语：先致歉' }
    await succeed(product, boss, `POST ${at(id, '/whispers')}`, { body })
    await succeed(product, boss, `POST ${at(id, '/takeover')}`, { body: { reason: '升级处理' } })
    await reply(product, boss, id, '我来接待您')
    await live.hear(
      'event',
      ({ event }) =>
        event.name === 'message.sent' && (event.data as any).message.text === '我来接待您',
    )
    const later = await enter(product.url, customer, [{ feed: 'me', after: 0 }])
    const history = await succeed(product, customer, 'GET /api/widget/conversations')
    for (const seen of [live.frames, later.frames, history]) {
      const text = JSON.stringify(seen)
      for (const word of [
        '密语',
        'whisper',
        'listening',
        '升级处理',
        'takeover',
        'intervened',
        boss.id,
      ])
        assert.equal(text.includes(word), false, word)
    }
    assert.equal(live.signals('typing').length, 0)
    assert.equal(live.signals('positions').length, 1, 'the position is answered, and has not moved')
    assert.equal((live.signals('positions')[0]!.signal as any).positions.agents.read, 0)
    await Promise.all([live.close(), later.close(), desk.close()])
  })
})

describe('a customer who is identified', () => {
  const identify = async (sub: string, previousToken?: string): Promise<TestCustomer> => {
    const identityToken = await signIdentity(product, business.owner, business.lineId, { sub })
    const body = { identityToken, ...(previousToken !== undefined && { previousToken }) }
    const session = await succeed(
      product,
      nobody,
      `POST /api/widget/lines/${business.lineId}/sessions`,
      { body },
    )
    return { id: session.customerId, token: session.token, lineId: business.lineId }
  }
  const historyOf = async (customer: TestCustomer) =>
    JSON.stringify(
      await succeed(product, customer, 'GET /api/widget/conversations', {
        query: { limit: '100' },
      }),
    )

  it('takes along what he said without a name, and his old token is worth nothing', async () => {
    const before = await arrive(product, business.lineId)
    const socket = await enter(product.url, before)
    const { conversationId } = await say(socket, '匿名的话')
    const known = await identify('member-9', before.token)
    assert.equal((await socket.ended).code, 4001)
    assert.equal(
      outcomeOf(await request(product, before, 'GET /api/widget/conversations')),
      'session_over',
    )
    assert.match(await historyOf(known), /匿名的话/)
    assert.equal((await talk(known, '我登录了')).conversationId, conversationId)
    assert.equal((await read(ana, conversationId)).conversation.customerId, known.id)
  })

  it('says nothing more as nobody in a tab that was open before he was known', async () => {
    const before = await arrive(product, business.lineId)
    const [first, second] = [await enter(product.url, before), await enter(product.url, before)]
    await say(first, '第一个标签页')
    const known = await identify('member-12', before.token)
    second.say({ type: 'send', clientId: randomUUID(), text: '第二个标签页' })
    await Promise.all([first.ended, second.ended])
    assert.equal(second.frames.filter(({ type }) => type === 'accepted').length, 0)
    const { rows } = await product.pool.query(
      'select 1 from conversations where customer_id = $1',
      [before.id],
    )
    assert.deepEqual(rows, [])
    assert.match(await historyOf(known), /第一个标签页/)
  })

  it('has said a line once that he sends again under his name, because its answer was lost', async () => {
    const before = await arrive(product, business.lineId)
    const socket = await enter(product.url, before)
    const clientId = randomUUID()
    const first = await socket.ask({ type: 'send', clientId, text: '只说一次' })
    assert.equal(first.type, 'accepted')
    const known = await identify('member-10', before.token)
    const after = await enter(product.url, known)
    const again = await after.ask({ type: 'send', clientId, text: '只说一次' })
    assert.equal(
      again.type === 'accepted' && again.message.sequence,
      first.type === 'accepted' && first.message.sequence,
    )
    const { timeline } = await succeed(product, known, 'GET /api/widget/conversations')
    assert.equal(timeline.filter(({ data }: any) => data.message?.clientId === clientId).length, 1)
    await after.close()
  })

  it('has read what he had read, and sends the file he had chosen', async () => {
    const before = await arrive(product, business.lineId)
    const socket = await enter(product.url, before)
    const { conversationId } = await say(socket, '有图')
    const { sequence } = await reply(product, ana!, conversationId, '请发')
    socket.say({ type: 'position', conversationId, read: sequence })
    await socket.settle()
    const file = (await upload(product, before, '图.txt', Buffer.from('x'))).body.id
    const known = await identify('member-16', before.token)
    assert.equal((await succeed(product, known, 'GET /api/widget/conversations')).unread, 0)
    const after = await enter(product.url, known)
    assert.equal((await say(after, '', [file])).files[0].id, file)
    await after.close()
  })

  it('keeps what others with other subjects said out of sight, also from a browser they shared', async () => {
    const first = await identify('member-11')
    await talk(first, '甲的隐私')
    const second = await identify('member-12', first.token)
    assert.doesNotMatch(await historyOf(second), /甲的隐私/)
    const anonymous = await arrive(product, business.lineId)
    assert.doesNotMatch(await historyOf(anonymous), /甲的隐私/)
    assert.match(await historyOf(await identify('member-11')), /甲的隐私/)
  })

  it('is not found by the same subject on another line', async () => {
    const line = await succeed(product, business.owner, 'POST /api/lines', {
      body: { brandId: business.brandId, name: '另一条' },
    })
    const here = await arriveKnown(product, business.owner, business.lineId, { sub: 'member-13' })
    const there = await arriveKnown(product, business.owner, line.id, { sub: 'member-13' })
    assert.notEqual(here.id, there.id)
  })

  it('is made once when two tabs identify him at once', async () => {
    const identityToken = await signIdentity(product, business.owner, business.lineId, {
      sub: 'member-14',
    })
    const ask = () =>
      request(product, nobody, `POST /api/widget/lines/${business.lineId}/sessions`, {
        body: { identityToken },
      })
    const answers = await Promise.all([ask(), ask(), ask()])
    assert.deepEqual(
      answers.map(outcomeOf).filter((code) => code !== 'ok' && code !== 'unavailable'),
      [],
    )
    const again = await ask()
    const ids = new Set(
      [...answers, again].filter(({ status }) => status === 200).map(({ body }) => body.customerId),
    )
    assert.equal(ids.size, 1)
  })

  it('fills in what is empty of his profile, and leaves what agents wrote', async () => {
    const known = await arriveKnown(product, business.owner, business.lineId, {
      sub: 'member-15',
      name: '张三',
      phone: '13812346621',
    })
    const before = await succeed(product, ana!, `GET /api/customers/${known.id}`)
    assert.equal(before.phoneMasked, '138****6621')
    await succeed(product, ana!, `PATCH /api/customers/${known.id}`, {
      body: { baseSequence: before.sequence, name: '张三丰' },
    })
    await arriveKnown(product, business.owner, business.lineId, {
      sub: 'member-15',
      name: '李四',
      email: 'san@mail.example',
    })
    const now = await succeed(product, ana!, `GET /api/customers/${known.id}`)
    assert.deepEqual([now.name, now.emailMasked], ['张三丰', 'sa***@mail.example'])
  })

  it('is refused under a token signed before the secret was changed', async () => {
    const line = await succeed(product, business.owner, 'POST /api/lines', {
      body: { brandId: business.brandId, name: '换' },
    })
    const identityToken = await signIdentity(product, business.owner, line.id, { sub: 'm' })
    await succeed(product, business.owner, `POST /api/lines/${line.id}/secret/rotation`)
    assert.equal(
      outcomeOf(
        await request(product, nobody, `POST /api/widget/lines/${line.id}/sessions`, {
          body: { identityToken },
        }),
      ),
      'identity_token_invalid',
    )
  })

  it('ends sessions of the line that were opened before its secret was changed, and no others', async () => {
    const line = await succeed(product, business.owner, 'POST /api/lines', {
      body: { brandId: business.brandId, name: '再换' },
    })
    const sub = { sub: 'm' }
    const known = await arriveKnown(product, business.owner, line.id, sub)
    const elsewhere = await arriveKnown(product, business.owner, business.lineId, sub)
    const stranger = await arrive(product, line.id)
    const socket = await enter(product.url, known)
    product.pass(1_000)
    await succeed(product, business.owner, `POST /api/lines/${line.id}/secret/rotation`)
    assert.equal((await socket.ended).code, 4001)
    const history = async (who: TestCustomer) =>
      outcomeOf(await request(product, who, 'GET /api/widget/conversations'))
    assert.deepEqual(
      [await history(known), await history(elsewhere), await history(stranger)],
      ['session_over', 'ok', 'ok'],
    )
    const again = await arriveKnown(product, business.owner, line.id, sub)
    assert.equal(await history(again), 'ok')
  })

  it('is edited on what is there, whoever has looked at a number meanwhile', async () => {
    const { id } = await arriveKnown(product, business.owner, business.lineId, {
      sub: 'member-16',
      phone: '13800138000',
    })
    const { sequence } = await succeed(product, ana!, `GET /api/customers/${id}`)
    await succeed(product, ana!, `POST /api/customers/${id}/reveals`, { body: { detail: 'phone' } })
    const edited = await succeed(product, ana!, `PATCH /api/customers/${id}`, {
      body: { baseSequence: sequence, remark: '喜欢绿色' },
    })
    assert.equal(edited.remark, '喜欢绿色')
  })
})

describe('search', () => {
  const find = async (q: string, conversationId?: string) =>
    (
      await succeed(product, ana!, 'GET /api/search', {
        query: { q, ...(conversationId !== undefined && { conversationId }) },
      })
    ).hits

  it('finds by words in any order, simplified or traditional, in notes and names of files', async () => {
    const { customer, conversationId: id } = await startConversation(
      product,
      business.lineId,
      '我的蓝牙耳机左边没有声音',
    )
    await note(ana, id, '客户很着急，优先处理')
    const file = (await upload(product, ana!, '保修卡.txt', Buffer.from('x'))).body.id
    await note(ana, id, '', [file])
    await talk(customer, '請問退款什麼時候到賬')
    await product.caughtUp()
    const texts = async (q: string) => (await find(q, id)).map(({ text }: { text: string }) => text)
    assert.deepEqual(await texts('声音 耳机'), ['我的蓝牙耳机左边没有声音'])
    assert.deepEqual(await texts('藍牙耳機'), ['我的蓝牙耳机左边没有声音'])
    assert.deepEqual(await texts('退款'), ['請問退款什麼時候到賬'])
    assert.equal((await find('着急', id))[0].by, 'note')
    assert.equal((await find('保修卡', id)).length, 1)
    assert.deepEqual(await texts('量子力学'), [])
    assert.deepEqual(await find('耳机', randomUUID()), [])
  })

  it('puts those with all words before those with some', async () => {
    const both = await begin('发票抬头开错了')
    const one = await begin('发票什么时候寄')
    await product.caughtUp()
    const hits = (await find('发票 抬头')).map(
      ({ conversationId }: { conversationId: string }) => conversationId,
    )
    assert.ok(hits.indexOf(both) === 0 && hits.includes(one))
  })
})
