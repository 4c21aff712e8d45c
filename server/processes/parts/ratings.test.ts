/** Ratings through the public face: who may rate what and when, what is kept, who hears of it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  cookieOf,
  hire,
  nobody,
  outcomeOf,
  type Product,
  reply,
  request,
  setUpBusiness,
  signIdentity,
  startConversation,
  startProduct,
  succeed,
  talk,
  type TestAgent,
  type TestBusiness,
  type Who,
} from './test-kit.ts'

const hours = 3_600_000
let product: Product
let business: TestBusiness
let ana: TestAgent

before(async () => {
  product = await startProduct()
  business = await setUpBusiness(product)
  ana = await hire(product, business.owner, 'agent', '安娜')
})
after(() => product.close())

const rate = (who: Who, id: string, body: object) =>
  request(product, who, `PUT /api/widget/conversations/${id}/rating`, { body })
const read = (id: string) => succeed(product, ana, `GET /api/conversations/${id}`)
const resolve = (id: string) => succeed(product, ana, `POST /api/conversations/${id}/resolution`)
const tagsOf = async () =>
  (await succeed(product, nobody, `GET /api/widget/lines/${business.lineId}?language=zh-CN`)).rating

async function served() {
  const { customer, conversationId } = await startConversation(product, business.lineId)
  await reply(product, ana, conversationId, '已经为您处理好了')
  await resolve(conversationId)
  return { customer, id: conversationId }
}
/** Whoever waits for days has been signed out meanwhile. */
async function signIn() {
  for (const who of [ana, business.owner]) {
    const { email, password } = who
    const answer = await request(product, nobody, 'POST /api/session', {
      body: { email, password },
    })
    who.cookie = cookieOf(answer)
  }
}
async function becomeKnown(previousToken: string): Promise<Who> {
  const identityToken = await signIdentity(product, business.owner, business.lineId, { sub: 'm-9' })
  return succeed(product, nobody, `POST /api/widget/lines/${business.lineId}/sessions`, {
    body: { identityToken, previousToken },
  })
}
async function rowOf(id: string) {
  const { rows } = await product.pool.query('select * from ratings where conversation_id = $1', [
    id,
  ])
  return rows[0]
}
async function askFor(isAsked: boolean) {
  const { lines } = await succeed(product, business.owner, 'GET /api/business')
  const { settings, sequence } = lines.find(({ id }: { id: string }) => id === business.lineId)
  await succeed(product, business.owner, `PATCH /api/lines/${business.lineId}`, {
    body: {
      baseSequence: sequence,
      settings: { ...settings, rating: { ...settings.rating, isAsked } },
    },
  })
}

describe('who may rate, and when', () => {
  it('lets nobody rate what is not his own, and tells nobody that it is there', async () => {
    const { id } = await served()
    const { customer: other } = await served()
    assert.equal(outcomeOf(await rate(other, id, { score: 5 })), 'not_found')
    assert.equal(outcomeOf(await rate(other, randomUUID(), { score: 5 })), 'not_found')
    assert.equal(outcomeOf(await rate(ana, id, { score: 5 })), 'not_signed_in')
    assert.equal(outcomeOf(await rate(nobody, id, { score: 5 })), 'not_signed_in')
    assert.equal((await read(id)).conversation.score, null)
  })

  it('refuses what is still open, and what is no score', async () => {
    const { customer, conversationId } = await startConversation(product, business.lineId)
    assert.equal(outcomeOf(await rate(customer, conversationId, { score: 4 })), 'conversation_open')
    await resolve(conversationId)
    for (const score of [0, 6, 2.5, '5', null])
      assert.equal(outcomeOf(await rate(customer, conversationId, { score })), 'malformed')
    const body = { score: 5, comment: '好'.repeat(1_001) }
    assert.equal(outcomeOf(await rate(customer, conversationId, body)), 'too_long')
    assert.equal(outcomeOf(await rate(customer, 'me', { score: 5 })), 'malformed')
  })

  it('refuses tags that are for other scores, or nobody’s', async () => {
    const { customer, id } = await served()
    const { low, high } = await tagsOf()
    const wrong = [high[0].id, low[0].id]
    assert.equal(
      outcomeOf(await rate(customer, id, { score: 5, tagIds: wrong })),
      'rating_tag_unknown',
    )
    const body = { score: 2, tagIds: [randomUUID()] }
    assert.equal(outcomeOf(await rate(customer, id, body)), 'rating_tag_unknown')
    assert.equal((await rowOf(id))?.answered_at ?? null, null)
  })

  it('refuses where the line does not ask', async () => {
    await askFor(false)
    const { customer, id } = await served()
    assert.equal(outcomeOf(await rate(customer, id, { score: 5 })), 'rating_not_asked')
    assert.equal(await tagsOf(), null)
    await product.caughtUp()
    assert.equal(await rowOf(id), undefined)
    await askFor(true)
  })
})

describe('what is kept', () => {
  it('notes who served and when it was asked, before there is any answer', async () => {
    const { id } = await served()
    await product.caughtUp()
    const row = await rowOf(id)
    assert.equal(row.served_by, ana.id)
    assert.equal(row.answered_at, null)
    assert.equal(row.requested_at.toISOString(), (await read(id)).conversation.resolvedAt)
  })

  it('tells the desk live, shows it in the list, and gives the customer his own words', async () => {
    const { customer, id } = await served()
    const ear = await enter(product.url, ana, [{ feed: 'desk', after: null }])
    const { high } = await tagsOf()
    const said = {
      score: 5,
      tagIds: [high[0].id],
      comment: '  很快就解决了  ',
      solved: 'yes',
    }
    const own = (await rate(customer, id, said)).body
    assert.deepEqual(own, { ...said, comment: '很快就解决了', editableUntil: own.editableUntil })
    const { event } = await ear.hear('event', ({ event }) => event.name === 'conversation.rated')
    const told = event.data as any
    assert.equal(told.conversation.score, 5)
    assert.equal(told.rating.servedById, ana.id)
    assert.equal(told.rating.tags[0]['zh-CN'], high[0].label)
    await ear.close()
    const { conversations } = await succeed(product, ana, 'GET /api/conversations', {
      query: { view: 'resolved' },
    })
    assert.equal(conversations.find((row: { id: string }) => row.id === id).score, 5)
    const { timeline } = await succeed(product, customer, 'GET /api/widget/conversations')
    assert.deepEqual(timeline.at(-1).data.rating, own)
    assert.deepEqual(Object.keys(timeline.at(-1).data.rating).sort(), Object.keys(own).sort())
  })

  it('keeps the first answer beside the changed one, and records nothing when nothing changed', async () => {
    const { customer, id } = await served()
    await succeed(product, customer, `PUT /api/widget/conversations/${id}/rating`, {
      body: { score: 2, comment: '慢' },
    })
    const before = (await read(id)).conversation.sequence
    await rate(customer, id, { score: 2, comment: '慢' })
    assert.equal((await read(id)).conversation.sequence, before)
    await rate(customer, id, { score: 4 })
    await rate(customer, id, { score: 3 })
    const { conversation, timeline } = await read(id)
    assert.equal(conversation.score, 3)
    const { rating } = timeline.at(-1).data
    assert.equal(rating.first.score, 2)
    assert.equal(rating.first.comment, '慢')
    assert.notEqual(rating.editedAt, null)
  })

  it('keeps one of two first answers as the first when both come at once', async () => {
    const { customer, id } = await served()
    const answers = await Promise.all([1, 5].map((score) => rate(customer, id, { score })))
    assert.deepEqual(answers.map(outcomeOf), ['ok', 'ok'])
    const row = await rowOf(id)
    assert.equal(row.first_answer.score + row.score, 6)
  })
})

describe('time', () => {
  it('can be changed for a day after the first answer, however often, and not after that', async () => {
    const { customer, id } = await served()
    assert.equal(outcomeOf(await rate(customer, id, { score: 1 })), 'ok')
    product.pass(23 * hours)
    assert.equal(outcomeOf(await rate(customer, id, { score: 2 })), 'ok')
    product.pass(2 * hours)
    assert.equal(outcomeOf(await rate(customer, id, { score: 5 })), 'rating_closed')
    assert.equal((await rowOf(id)).score, 2)
  })

  it('can be given for a week, and asked for again when it was not given', async () => {
    await signIn()
    const { customer, id } = await served()
    product.pass(6 * 24 * hours)
    await talk(product, customer, '还有个问题')
    assert.equal(outcomeOf(await rate(customer, id, { score: 5 })), 'conversation_open')
    await signIn()
    await resolve(id)
    product.pass(6 * 24 * hours)
    assert.equal(outcomeOf(await rate(customer, id, { score: 5 })), 'ok')
    await signIn()
    const late = await served()
    await product.caughtUp()
    product.pass(8 * 24 * hours)
    assert.equal(outcomeOf(await rate(late.customer, late.id, { score: 5 })), 'rating_closed')
  })

  it('goes along when its customer turns out to be somebody we know', async () => {
    await signIn()
    const { customer, id } = await served()
    await rate(customer, id, { score: 4 })
    const known = await becomeKnown(customer.token)
    assert.equal(outcomeOf(await rate(customer, id, { score: 1 })), 'session_over')
    assert.equal(outcomeOf(await rate(known, id, { score: 5 })), 'ok')
    assert.equal((await rowOf(id)).first_answer.score, 4)
  })
})
