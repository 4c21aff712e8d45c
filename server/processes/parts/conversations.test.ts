/** What happens to conversations, through the public face: claims, answers, customers who come back, lists. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  hire,
  nobody,
  outcomeOf,
  type Product,
  reply,
  request,
  say,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
  type Who,
  note as addNote,
  talk as talkIn,
} from './test-kit.ts'

const days = 86_400_000
let product: Product
let business: TestBusiness
let [ana, ben, eve]: TestAgent[] = []

before(async () => {
  product = await startProduct()
  business = await setUpBusiness(product)
  ana = await hire(product, business.owner, 'agent', '安娜')
  ben = await hire(product, business.owner, 'agent', '本')
  eve = await hire(product, business.owner, 'supervisor', '伊芙')
})
after(() => product.close())

const at = (id: string, rest = '') => `/api/conversations/${id}${rest}`
const ask = (who: Who | undefined, line: string, body?: unknown) =>
  request(product, who!, line, body === undefined ? {} : { body })
const read = (who: Who | undefined, id: string) => succeed(product, who!, `GET ${at(id)}`)
const begin = async (text?: string) =>
  (await startConversation(product, business.lineId, text)).conversationId
const note = (who: Who | undefined, id: string, text: string, fileIds: string[] = []) =>
  addNote(product, who!, { id, text, fileIds })
const talk = (customer: TestCustomer, ...lines: string[]) => talkIn(product, customer, ...lines)
const namesOf = (timeline: { name: string }[]) => timeline.map(({ name }) => name)

describe('claiming and assigning', () => {
  it('gives a conversation to one of two who claim it at once, and tells the other who', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await begin()
      const answers = await Promise.all([
        ask(ana, `POST ${at(id, '/claim')}`),
        ask(ben, `POST ${at(id, '/claim')}`),
      ])
      assert.deepEqual(answers.map(outcomeOf).sort(), ['already_claimed', 'ok'])
      const winner = answers[0]!.status === 200 ? ana! : ben!
      const loser = answers.find(({ status }) => status !== 200)!
      assert.equal(loser.body.detail.by.id, winner.id)
      assert.equal(loser.body.detail.by.name, winner === ana ? '安娜' : '本')
      const { conversation, timeline } = await read(eve, id)
      assert.equal(conversation.assigneeId, winner.id)
      assert.equal(namesOf(timeline).filter((name) => name === 'conversation.assigned').length, 1)
    }
  })

  it('changes nothing when one claims twice, and refuses what is resolved', async () => {
    const id = await begin()
    const first = await succeed(product, ana!, `POST ${at(id, '/claim')}`)
    assert.deepEqual(await succeed(product, ana!, `POST ${at(id, '/claim')}`), first)
    await succeed(product, ana!, `POST ${at(id, '/resolution')}`)
    assert.equal(outcomeOf(await ask(ben, `POST ${at(id, '/claim')}`)), 'conversation_resolved')
    assert.equal(
      outcomeOf(
        await ask(ben, `POST ${at(id, '/replies')}`, { clientId: randomUUID(), text: 'x' }),
      ),
      'conversation_resolved',
    )
  })

  it('makes an unassigned conversation the first answerer’s, of two at once one’s', async () => {
    const id = await begin()
    await Promise.all([reply(product, ana!, id, '我来'), reply(product, ben!, id, '我来')])
    const { timeline, conversation } = await read(eve, id)
    assert.equal(namesOf(timeline).filter((name) => name === 'conversation.assigned').length, 1)
    const assigned = timeline.find(({ name }: { name: string }) => name === 'conversation.assigned')
    assert.deepEqual(
      [assigned.data.by, assigned.data.conversation.assigneeId],
      ['reply', conversation.assigneeId],
    )
    assert.equal(namesOf(timeline).filter((name) => name === 'message.sent').length, 3)
  })

  it('refuses an assignment that was decided on what is no longer so, or to who is not there', async () => {
    const id = await begin()
    const { conversation } = await read(ana, id)
    await note(ben, id, '先看看')
    const put = (body: object) => ask(eve, `PUT ${at(id, '/assignment')}`, body)
    const stale = await put({ assigneeId: ana!.id, baseSequence: conversation.sequence })
    assert.deepEqual(
      [outcomeOf(stale), stale.body.detail.now.sequence],
      ['stale', conversation.sequence + 1],
    )
    assert.equal(outcomeOf(await put({ assigneeId: randomUUID() })), 'not_found')
    const gone = await hire(product, business.owner, 'agent')
    await succeed(product, business.owner, `POST /api/agents/${gone.id}/deactivation`)
    assert.equal(outcomeOf(await put({ assigneeId: gone.id })), 'agent_inactive')
    assert.equal((await read(eve, id)).conversation.assigneeId, null)
  })

  it('refuses to resolve over what the customer has written since, and does it when told so', async () => {
    const { customer, conversationId: id } = await startConversation(product, business.lineId)
    const { conversation } = await read(ana, id)
    await talk(customer, '还有一个问题')
    const resolve = (body?: object) => ask(ana, `POST ${at(id, '/resolution')}`, body)
    assert.equal(outcomeOf(await resolve({ baseSequence: conversation.sequence })), 'stale')
    assert.equal(outcomeOf(await resolve()), 'ok')
    assert.equal(outcomeOf(await resolve()), 'ok')
    assert.equal(
      (await read(ana, id)).timeline.filter(({ name }: any) => name === 'conversation.resolved')
        .length,
      1,
    )
    const reopened = await succeed(product, ana!, `DELETE ${at(id, '/resolution')}`)
    assert.deepEqual([reopened.status, reopened.resolvedAt], ['open', null])
  })

  it('answers a repeated reply as the first time, in whatever state things are by then', async () => {
    const id = await begin()
    const body = { clientId: randomUUID(), text: '好的' }
    const first = await succeed(product, ana!, `POST ${at(id, '/replies')}`, { body })
    await succeed(product, ana!, `POST ${at(id, '/resolution')}`)
    assert.deepEqual(await succeed(product, ana!, `POST ${at(id, '/replies')}`, { body }), first)
    assert.deepEqual(await succeed(product, ana!, `POST ${at(id, '/notes')}`, { body }), first)
  })

  it('advises against words that promise too much, once, and not in notes', async () => {
    const id = await begin()
    const body = { clientId: randomUUID(), text: '这不归我管' }
    const advised = await ask(ana, `POST ${at(id, '/replies')}`, body)
    if (outcomeOf(advised) === 'wording_advised')
      assert.ok(advised.body.detail.hits[0].phrase.length > 0)
    assert.equal(
      outcomeOf(
        await ask(ana, `POST ${at(id, '/replies')}`, { ...body, wordingAcknowledged: true }),
      ),
      'ok',
    )
    assert.equal(
      outcomeOf(
        await ask(ana, `POST ${at(id, '/notes')}`, { clientId: randomUUID(), text: '这不归我管' }),
      ),
      'ok',
    )
  })
})

describe('a customer who comes back', () => {
  it('goes on in a conversation that is open, opens one resolved within a week again, and begins anew after', async () => {
    const { customer, conversationId: id } = await startConversation(product, business.lineId)
    assert.equal((await talk(customer, '再问一下')).conversationId, id)
    await succeed(product, ana!, `POST ${at(id, '/resolution')}`)
    product.pass(7 * days - 60_000)
    const [lena] = [await hire(product, await again(business.owner), 'agent')]
    assert.equal((await talk(customer, '又坏了')).conversationId, id)
    const { timeline, conversation } = await read(lena, id)
    assert.equal(conversation.status, 'open')
    assert.deepEqual(namesOf(timeline).slice(-2), ['conversation.reopened', 'message.sent'])
    assert.equal(timeline.at(-2).data.by, 'customer')

    await succeed(product, lena, `POST ${at(id, '/resolution')}`)
    product.pass(7 * days + 60_000)
    assert.notEqual((await talk(customer, '新的问题')).conversationId, id)
    product.pass(-14 * days)
  })

  it('opens one conversation when he writes in two tabs at once', async () => {
    const customer = await arrive(product, business.lineId)
    const tabs = await Promise.all([1, 2, 3].map(() => enter(product.url, customer)))
    const said = await Promise.all(tabs.map((tab, index) => say(tab, `第 ${index}`)))
    assert.equal(new Set(said.map(({ conversationId }) => conversationId)).size, 1)
    assert.deepEqual(said.map(({ sequence }) => sequence).sort(), [2, 3, 4])
    await Promise.all(tabs.map((tab) => tab.close()))
  })

  it('cannot begin on a line that was archived, and is told', async () => {
    const line = await succeed(product, business.owner, 'POST /api/lines', {
      body: { brandId: business.brandId, name: '旧' },
    })
    const customer = await arrive(product, line.id)
    await succeed(product, business.owner, `PATCH /api/lines/${line.id}`, {
      body: { baseSequence: line.sequence, isArchived: true },
    })
    const socket = await enter(product.url, customer)
    const answer = await socket.ask({ type: 'send', clientId: randomUUID(), text: '在吗' })
    assert.equal(answer.type === 'refused' && answer.code, 'line_archived')
    await socket.close()
  })
})

/** The same agent, signed in at the time it is now. */
async function again({ email, password }: TestAgent): Promise<Who> {
  const answer = await request(product, nobody, 'POST /api/session', { body: { email, password } })
  return { cookie: answer.headers.getSetCookie()[0]!.split(';', 1)[0]! }
}

describe('drafts, reading and lists', () => {
  const list = (who: Who | undefined, query: Record<string, string>) =>
    succeed(product, who!, 'GET /api/conversations', { query })
  const rowOf = async (who: Who | undefined, id: string, view = 'all') =>
    (await list(who, { view, limit: '100' })).conversations.find(
      (row: { id: string }) => row.id === id,
    )

  it('keep a draft for its writer alone, until it is emptied', async () => {
    const id = await begin()
    const save = (text: string) =>
      succeed(product, ana!, `PUT ${at(id, '/draft')}`, { body: { mode: 'note', text } })
    await save('稍等，我')
    assert.deepEqual((await read(ana, id)).draft, { mode: 'note', text: '稍等，我' })
    assert.equal((await read(ben, id)).draft, null)
    assert.deepEqual(
      [(await rowOf(ana, id)).draft, (await rowOf(ben, id)).draft],
      ['稍等，我', null],
    )
    await save('')
    assert.equal((await read(ana, id)).draft, null)
  })

  it('count what one has not read oneself, and the last line again when marked unread', async () => {
    const { customer, conversationId: id } = await startConversation(product, business.lineId)
    await talk(customer, '二', '三')
    assert.equal((await rowOf(ana, id)).unread, 3)
    const desk = await enter(product.url, ana!)
    desk.say({ type: 'position', conversationId: id, read: 4 })
    await desk.settle()
    assert.deepEqual([(await rowOf(ana, id)).unread, (await rowOf(ben, id)).unread], [0, 3])
    await succeed(product, ana!, `DELETE ${at(id, '/reading')}`)
    assert.deepEqual([(await rowOf(ana, id)).unread, (await read(ana, id)).myRead], [1, 3])
    desk.say({ type: 'position', conversationId: id, read: 2 })
    await desk.settle()
    assert.equal((await read(ana, id)).myRead, 3, 'a position never moves back by itself')
    await reply(product, ana!, id, '好的')
    const mine = await succeed(product, customer, 'GET /api/widget/conversations')
    assert.equal(mine.unread, 1)
    await desk.close()
  })

  it('put who waits longest first, then the answered with the latest first', async () => {
    const shop = await startProduct()
    const { owner, lineId } = await setUpBusiness(shop)
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) {
      ids.push((await startConversation(shop, lineId)).conversationId)
      shop.pass(1_000)
    }
    for (const id of [ids[1]!, ids[3]!]) {
      await reply(shop, owner, id, '您好')
      shop.pass(1_000)
    }
    const order = async (view: string) =>
      (await succeed(shop, owner, 'GET /api/conversations', { query: { view } })).conversations.map(
        ({ id }: { id: string }) => ids.indexOf(id),
      )
    assert.deepEqual(await order('all'), [0, 2, 4, 3, 1])
    assert.deepEqual(await order('mine'), [3, 1])
    assert.deepEqual(await order('unassigned'), [0, 2, 4])
    await succeed(shop, owner, `POST ${at(ids[2]!, '/resolution')}`)
    shop.pass(1_000)
    await succeed(shop, owner, `POST ${at(ids[0]!, '/resolution')}`)
    assert.deepEqual(await order('resolved'), [0, 2])
    assert.deepEqual(await succeed(shop, owner, 'GET /api/conversations/counts'), {
      mine: 2,
      unassigned: 1,
      all: 3,
      waiting: 0,
    })
    await shop.close()
  })

  it('page through all without loss or repeat, while others come and go', async () => {
    const shop = await startProduct()
    const { owner, lineId } = await setUpBusiness(shop)
    const ids: string[] = []
    for (let index = 0; index < 23; index += 1)
      ids.push((await startConversation(shop, lineId)).conversationId)
    for (const id of ids.slice(0, 9)) await reply(shop, owner, id, '您好')
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = { view: 'all', limit: '4', ...(after !== undefined && { after }) }
      const { conversations, next } = await succeed(shop, owner, 'GET /api/conversations', {
        query,
      })
      seen.push(...conversations.map(({ id }: { id: string }) => id))
      await startConversation(shop, lineId, '新来的')
      after = next ?? undefined
    } while (after !== undefined)
    const old = seen.filter((id) => ids.includes(id))
    assert.equal(new Set(seen).size, seen.length)
    assert.deepEqual([...old].sort(), [...ids].sort())
    await shop.close()
  })

  it('page through a timeline, both ways, without loss or repeat', async () => {
    const id = await begin()
    for (let index = 0; index < 11; index += 1) await note(ana, id, `${index}`)
    const page = (query: Record<string, string>) =>
      succeed(product, ana!, `GET ${at(id, '/timeline')}`, { query: { limit: '5', ...query } })
    const numbers = ({ timeline }: any) => timeline.map((event: any) => event.stream.sequence)
    assert.deepEqual(
      [numbers(await page({})), (await page({})).hasMore],
      [[9, 10, 11, 12, 13], true],
    )
    assert.deepEqual(
      [numbers(await page({ before: '4' })), (await page({ before: '4' })).hasMore],
      [[1, 2, 3], false],
    )
    assert.deepEqual(
      [numbers(await page({ after: '6' })), (await page({ after: '6' })).hasMore],
      [[7, 8, 9, 10, 11], true],
    )
    assert.deepEqual(
      [numbers(await page({ after: '13' })), (await page({ after: '13' })).hasMore],
      [[], false],
    )
  })
})
