/** Supervision: the board's figures, listening in, whispering, taking over, and the journal of it all. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { reader } from '../../domains/analytics/index.ts'
import { contextFor, inTransaction } from '../../platform/context.ts'
import { eventColumns, eventFromRow } from '../../platform/events/stored-event.ts'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  hire,
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
  type TestAgent,
  type TestBusiness,
} from './test-kit.ts'

let product: Product
let business: TestBusiness
let ann: TestAgent
let ben: TestAgent
let boss: TestAgent

before(async () => {
  product = await startProduct()
  business = await setUpBusiness(product)
  await pickByHand(product, business.owner)
  ann = await hire(product, business.owner, 'agent', '李婷')
  ben = await hire(product, business.owner, 'agent', '王磊')
  boss = await hire(product, business.owner, 'supervisor', '许晨')
  await noonNow()
})
after(() => product.close())

/** The brand is where it is about noon now, so that what happens counts whenever the test runs. */
async function noonNow() {
  const ahead = ((12 - new Date().getUTCHours() + 36) % 24) - 12
  const timeZone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  await succeed(product, business.owner, `PUT /api/brands/${business.brandId}/hours`, {
    body: { baseSequence: 0, hours: { timeZone, isAlwaysOpen: true, intervals: [] } },
  })
}

const of = (id: string, rest: string) => `/api/conversations/${id}/${rest}`
async function claimed(by: TestAgent, text?: string) {
  const begun = await startConversation(product, business.lineId, text)
  await succeed(product, by, `POST ${of(begun.conversationId, 'claim')}`)
  return begun
}
/** The board as it is when the reader has caught up, past what is held for 2 s. */
async function board() {
  await product.caughtUp()
  product.pass(2_000)
  return succeed(product, boss, 'GET /api/board')
}
const roundsRows = async () =>
  (await product.pool.query('select * from reply_rounds order by conversation_id, asked_sequence'))
    .rows
const refused = async (line: string, body?: object) =>
  outcomeOf(await request(product, boss, line, body === undefined ? {} : { body }))

describe('the board', () => {
  it('counts first responses and rounds by who answered, and what is late without an answer', async () => {
    const one = await claimed(ann)
    product.pass(10_000)
    await reply(product, ann, one.conversationId, '在的')
    await talk(product, one.customer, '换货多久到')
    product.pass(60_000)
    await reply(product, ann, one.conversationId, '三天内')
    const early = await board()
    const annOf = (seen: any) => seen.agents.find((one: any) => one.agentId === ann.id)
    assert.deepEqual(annOf(early).speeds, {
      first: { within30s: { within: 1, counted: 1 }, within3min: { within: 1, counted: 1 } },
      rounds: { within30s: { within: 1, counted: 2 }, within3min: { within: 2, counted: 2 } },
    })
    assert.deepEqual(early.speeds, annOf(early).speeds)
    assert.deepEqual(early.queues[0].speeds, early.speeds)

    const late = await claimed(ben, '没人理我')
    const undecided = await board()
    assert.equal(undecided.speeds.rounds.within30s.counted, 2, 'it may still be in time')
    product.pass(31_000)
    const missed = await board()
    assert.deepEqual(missed.speeds.rounds.within30s, { within: 1, counted: 3 })
    assert.deepEqual(missed.speeds.rounds.within3min, { within: 2, counted: 2 })
    const benNow = missed.agents.find((one: any) => one.agentId === ben.id)
    assert.deepEqual(benNow.speeds.first.within30s, { within: 0, counted: 1 })
    assert.deepEqual([benNow.load, benNow.waiting], [1, 1])
    await succeed(product, ben, `POST ${of(late.conversationId, 'resolution')}`)
    const over = await board()
    assert.deepEqual(over.speeds.rounds.within3min, { within: 2, counted: 3 })
  })

  it('says what waits in each queue and since when, and lists it', async () => {
    const { conversationId } = await startConversation(product, business.lineId, '排队的人')
    const { queues } = await board()
    const [queue] = queues
    assert.equal(queue.waiting, 1)
    const { conversations } = await succeed(product, boss, 'GET /api/board/conversations', {
      query: { queueId: queue.queueId },
    })
    assert.deepEqual(
      conversations.map((one: any) => [one.id, one.lastText, one.queuedAt]),
      [[conversationId, '排队的人', queue.waitingSince]],
    )
    await succeed(product, ann, `POST ${of(conversationId, 'claim')}`)
    const mine = await succeed(product, boss, 'GET /api/board/conversations', {
      query: { agentId: ann.id },
    })
    assert.equal(mine.conversations[0].id, conversationId, 'who waits longest comes first')
    assert.equal(
      outcomeOf(await request(product, boss, 'GET /api/board/conversations')),
      'malformed',
    )
  })

  it('has the same rounds when the whole log is read again', async () => {
    await product.caughtUp()
    const before = await roundsRows()
    assert.ok(before.length >= 4)
    const ctx = contextFor(product.ground, { kind: 'system' as const })
    const rows = await product.ground.db
      .selectFrom('events')
      .select(eventColumns)
      .where('name', 'in', [...reader.wants])
      .orderBy('sequence')
      .execute()
    const events = rows.map((row) => ({ ...eventFromRow(row), depth: 0 }))
    const take = (list: typeof events) =>
      inTransaction(ctx, (tx) => reader.take(tx, reader.prepare(list)))
    await take(events)
    assert.deepEqual(await roundsRows(), before, 'repeated delivery changes nothing')
    await product.pool.query('truncate reply_rounds')
    for (const event of events) await take([event])
    assert.deepEqual(await roundsRows(), before, 'one by one they make the same')
  })
})

describe('listening in', () => {
  it('is seen by agents who are in the conversation, reads nothing, and ends by itself in silence', async () => {
    const { conversationId: id } = await claimed(ann)
    const desk = await enter(product.url, ann, [{ feed: `conversation:${id}`, after: null }])
    for (let more = 0; more < 2; more += 1)
      await succeed(product, boss, `PUT ${of(id, 'listening')}`)
    const heard = await desk.hear('signal', ({ signal }) => signal.kind === 'listening')
    assert.deepEqual(heard.signal, {
      kind: 'listening',
      conversationId: id,
      agentId: boss.id,
      name: '许晨',
      isListening: true,
    })
    const { listeners } = await succeed(product, ann, `GET ${of(id, 'listeners')}`)
    assert.deepEqual(listeners, [{ agentId: boss.id, name: '许晨' }])
    const { conversation } = await succeed(product, ann, `GET /api/conversations/${id}`)

    product.pass(71_000)
    assert.deepEqual(await product.runJob('conversations.end-silent-listening'), { ended: 1 })
    await desk.hear(
      'signal',
      ({ signal }) => signal.kind === 'listening' && signal.isListening === false,
    )
    const now = await succeed(product, ann, `GET /api/conversations/${id}`)
    assert.equal(now.conversation.sequence, conversation.sequence, 'it leaves no mark in the talk')
    await desk.close()
  })
})

describe('whispering and taking over', () => {
  it('speaks to who has the conversation, once, as a note marked as his', async () => {
    const { conversationId: id } = await claimed(ann)
    const body = { clientId: randomUUID(), text: '先道歉，再给方案' }
    const first = await succeed(product, boss, `POST ${of(id, 'whispers')}`, { body })
    const again = await succeed(product, boss, `POST ${of(id, 'whispers')}`, { body })
    assert.deepEqual(again, first)
    assert.deepEqual([first.audience, first.whisperTo], ['agents', ann.id])
    const { timeline } = await succeed(product, ann, `GET /api/conversations/${id}`)
    assert.equal(timeline.at(-1).name, 'note.added')
    assert.equal(timeline.at(-1).data.message.whisperTo, ann.id)
    assert.notEqual(timeline.at(-1).data.conversation.waitingSince, null, 'it is no answer')
  })

  it('refuses where there is nobody to whisper to, nothing to say, or nothing open', async () => {
    const { conversationId: id } = await startConversation(product, business.lineId)
    const say = (text: string) =>
      refused(`POST ${of(id, 'whispers')}`, { clientId: randomUUID(), text })
    assert.equal(await say('喂'), 'nobody_to_whisper_to')
    await succeed(product, boss, `POST ${of(id, 'claim')}`)
    assert.equal(await say('喂'), 'nobody_to_whisper_to')
    assert.equal(await say('  '), 'empty_message')
    await succeed(product, boss, `POST ${of(id, 'resolution')}`)
    assert.equal(await say('喂'), 'conversation_resolved')
    assert.equal(
      await refused(`POST ${of(id, 'takeover')}`, { reason: '我来' }),
      'conversation_resolved',
    )
    assert.equal(await refused(`POST ${of(id, 'takeover')}`, { reason: ' ' }), 'malformed')
  })

  it('takes over in one step, tells why, and stands in the journal with all else', async () => {
    const { conversationId: id } = await claimed(ann)
    await succeed(product, boss, `PUT ${of(id, 'listening')}`)
    const body = { clientId: randomUUID(), text: '我来接' }
    await succeed(product, boss, `POST ${of(id, 'whispers')}`, { body })
    const state = await succeed(product, boss, `POST ${of(id, 'takeover')}`, {
      body: { reason: '客户要求升级' },
    })
    assert.equal(state.assigneeId, boss.id)
    const again = await succeed(product, boss, `POST ${of(id, 'takeover')}`, {
      body: { reason: '再来一次' },
    })
    assert.equal(again.sequence, state.sequence, 'a second time changes nothing')
    await succeed(product, boss, `PUT /api/agents/${ann.id}/presence`, {
      body: { state: 'offline' },
    })
    const { timeline } = await succeed(product, ann, `GET /api/conversations/${id}`)
    const given = timeline.at(-1)
    assert.deepEqual(
      [given.data.by, given.data.reason, given.data.previousAssigneeId],
      ['takeover', '客户要求升级', ann.id],
    )

    await product.caughtUp()
    const { entries } = await succeed(product, boss, 'GET /api/board/journal')
    const [presence, ended, over, whispered, begun] = entries
    assert.deepEqual(
      [presence, ended, over, whispered, begun].map(({ action }: any) => action),
      ['presence', 'listening-ended', 'intervened', 'whispered', 'listening-begun'],
    )
    assert.ok([presence, ended, over, whispered, begun].every(({ byId }: any) => byId === boss.id))
    assert.deepEqual([presence.agentId, presence.presence.state], [ann.id, 'offline'])
    assert.deepEqual([over.reason, over.agentId], ['客户要求升级', ann.id])
    assert.deepEqual([begun.conversation.id, whispered.agentId], [id, ann.id])
    const older = await succeed(product, boss, 'GET /api/board/journal', {
      query: { before: String(begun.number) },
    })
    assert.ok(older.entries.every(({ number }: any) => number < begun.number))
  })
})
