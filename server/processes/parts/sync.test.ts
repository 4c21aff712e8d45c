/** Feeds that resume: exactly what was missed, or `resync`; no gap and no double while everything flows. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { replayEventsMax } from '@yingsheng/contracts/limits'
import { closeCodes } from '@yingsheng/contracts/sync'
import { enter, hearStart, openSocket, type TestSocket } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  eventually,
  hire,
  type Product,
  reply,
  say,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
} from './test-kit.ts'

let product: Product
let business: TestBusiness
let agent: TestAgent

before(async () => {
  product = await startProduct()
  business = await setUpBusiness(product)
  agent = await hire(product, business.owner, 'agent')
})
after(() => product.close())

const sequencesOf = (socket: TestSocket) => socket.events().map(({ event }) => event.sequence)
const lastSequence = async () =>
  Number((await product.pool.query('select max(sequence) as last from events')).rows[0].last)
/** Waits until the realtime side has handed out what is there. */
async function handedOut(): Promise<number> {
  const last = await lastSequence()
  const feed = 'desk'
  await eventually(async () => {
    const socket = await enter(product.url, business.owner, [{ feed, after: null }])
    const start = socket.frames.find((frame) => frame.type === 'subscribed')
    await socket.close()
    return start?.type === 'subscribed' && start.at >= last
  }, 20_000)
  return last
}
/** Many events of a conversation at once, as if much had been said. */
async function tell(conversationId: string, count: number): Promise<void> {
  const text = `
    with moved as (update conversations set sequence = sequence + $2 where id = $1 returning sequence)
    insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
    select 'conversation', $1, moved.sequence - $2 + n, 'conversation.reopened', '{"kind":"system"}', now(),
      jsonb_build_object('conversation', conversation_state(c), 'by', 'agent')
    from moved, conversations c, generate_series(1, $2::int) n where c.id = $1`
  await product.pool.query(text, [conversationId, count])
  product.ground.bus.hintLog([])
}

describe('resuming', () => {
  it('replays exactly what was missed, to each feed what is its own', async () => {
    const { customer, conversationId } = await startConversation(product, business.lineId)
    const feeds = [
      { feed: 'desk', after: null },
      { feed: `conversation:${conversationId}`, after: null },
    ]
    const steady = await enter(product.url, agent, feeds)
    const leaving = await enter(product.url, agent, feeds)
    await reply(product, agent, conversationId, '一')
    const { event } = await leaving.hear('event', (frame) => frame.event.name === 'message.sent')
    leaving.drop()
    await leaving.ended

    const body = { clientId: randomUUID(), text: '备注' }
    await succeed(product, agent, `POST /api/conversations/${conversationId}/notes`, { body })
    await reply(product, agent, conversationId, '二')
    await startConversation(product, business.lineId)
    const last = await handedOut()
    const resumed = await enter(
      product.url,
      agent,
      feeds.map(({ feed }) => ({ feed, after: event.sequence })),
    )
    const of = (socket: TestSocket, feed: string) =>
      socket
        .events()
        .filter((one) => one.feeds.includes(feed) && one.event.sequence > event.sequence)
        .map((one) => one.event)
    for (const { feed } of feeds) {
      assert.ok(of(steady, feed).length >= 2)
      assert.deepEqual(of(resumed, feed), of(steady, feed))
      const start = resumed.frames.find(
        (frame) => frame.type === 'subscribed' && frame.feed === feed,
      )
      assert.ok(start?.type === 'subscribed' && start.at >= last)
    }
    const widget = await enter(product.url, customer, [{ feed: 'me', after: 0 }])
    const names = widget.events().map((one) => one.event.name)
    assert.deepEqual(names, [
      'conversation.opened',
      'message.sent',
      'conversation.assigned',
      'message.sent',
      'message.sent',
    ])
    await Promise.all([steady, resumed, widget].map((socket) => socket.close()))
  })

  it('replays as many as allowed, and says resync beyond', async () => {
    const { conversationId } = await startConversation(product, business.lineId)
    const from = await lastSequence()
    const feed = `conversation:${conversationId}`
    const resume = async (after: number) => {
      const socket = await enter(product.url, agent, [{ feed, after }])
      const heard = socket.events().length
      const start = await hearStart(socket, feed)
      await socket.close()
      return { heard, type: start.type }
    }
    await tell(conversationId, replayEventsMax)
    await handedOut()
    assert.deepEqual(await resume(from), { heard: replayEventsMax, type: 'subscribed' })
    await tell(conversationId, 1)
    await handedOut()
    assert.deepEqual(await resume(from), { heard: 0, type: 'resync' })
    const ahead = await resume(Number.MAX_SAFE_INTEGER)
    assert.deepEqual(ahead, { heard: 0, type: 'resync' }, 'what he knows of is gone from the log')
  })

  it('starts at now without a position, with nothing of before', async () => {
    const socket = await enter(product.url, agent, [{ feed: 'desk', after: null }])
    assert.equal(socket.events().length, 0)
    await socket.close()
  })

  it('takes up a feed anew when it is subscribed twice, and hears each event once', async () => {
    const { conversationId } = await startConversation(product, business.lineId)
    const feed = `conversation:${conversationId}`
    const socket = await enter(product.url, agent, [{ feed, after: null }])
    for (let time = 0; time < 3; time += 1) socket.say({ type: 'subscribe', feed, after: null })
    await socket.settle()
    const { clientId } = await reply(product, agent, conversationId, '只听一次')
    await socket.hear('event', ({ event }) => (event.data as any).message?.clientId === clientId)
    await socket.settle()
    const heard = (id: string) =>
      socket.events('message.sent').filter(({ event }) => event.data.message.clientId === id).length
    assert.equal(heard(clientId), 1)
    socket.say({ type: 'unsubscribe', feed })
    await socket.settle()
    const unheard = await reply(product, agent, conversationId, '听不到')
    await handedOut()
    await socket.settle()
    assert.equal(heard(unheard.clientId), 0)
    await socket.close()
  })
})

describe('subscribing while a thousand messages flow', () => {
  it('leaves no gap and no double, wherever it begins', async (t) => {
    const customers = await Promise.all(
      Array.from({ length: 20 }, () => arrive(product, business.lineId)),
    )
    const talking = await Promise.all(customers.map((customer) => enter(product.url, customer)))
    const ids = await Promise.all(
      talking.map(async (socket) => (await say(socket, '开始')).conversationId as string),
    )
    const from = await handedOut()
    const steady = await enter(product.url, agent, [{ feed: 'desk', after: from }])

    const flow = Promise.all(
      talking.map(async (socket, at) => {
        for (let line = 0; line < 50; line += 1) await say(socket, `${at} 的第 ${line} 句`)
      }),
    )
    // Again and again somebody comes, from the start or from where he was, and stays or goes.
    const joined: TestSocket[] = []
    let isFlowing = true
    const joining = (async () => {
      while (isFlowing)
        joined.push(
          await enter(product.url, business.owner, [
            { feed: 'desk', after: from },
            { feed: `conversation:${ids[joined.length % 20]}`, after: from },
          ]),
        )
    })()
    await flow
    isFlowing = false
    await joining
    const last = await handedOut()
    const { rows } = await product.pool.query<{ sequence: number }>(
      `select sequence from events where sequence > $1 and sequence <= $2 and stream_kind = 'conversation' order by sequence`,
      [from, last],
    )
    const all = rows.map(({ sequence }) => sequence)
    await eventually(() => sequencesOf(steady).at(-1) === all.at(-1), 20_000)
    assert.deepEqual(sequencesOf(steady), all)
    let resyncs = 0
    for (const socket of joined) {
      await eventually(
        () =>
          sequencesOf(socket).at(-1) === all.at(-1) ||
          socket.frames.some(({ type }) => type === 'resync'),
        20_000,
      )
      for (const { type, feed } of socket.frames.filter(
        (frame) => frame.type === 'subscribed' || frame.type === 'resync',
      )) {
        const heard = socket
          .events()
          .filter(({ feeds }) => feeds.includes(feed))
          .map(({ event }) => event.sequence)
        const start = socket.frames.find((frame) => frame.type === type && frame.feed === feed) as {
          at: number
        }
        if (type === 'resync') resyncs += 1
        const own =
          feed === 'desk' ? all : await sequencesIn(feed.slice('conversation:'.length), from)
        assert.deepEqual(
          heard,
          own.filter((sequence) => type === 'subscribed' || sequence > start.at),
          feed,
        )
      }
    }
    t.diagnostic(
      `${all.length} events past ${joined.length} connections that began in the midst of them; ${resyncs} resyncs`,
    )
    await Promise.all([...talking, ...joined, steady].map((socket) => socket.close()))
  })
})

async function sequencesIn(conversationId: string, after: number): Promise<number[]> {
  const text =
    'select sequence from events where stream_id = $1 and sequence > $2 order by sequence'
  return (await product.pool.query<{ sequence: number }>(text, [conversationId, after])).rows.map(
    ({ sequence }) => sequence,
  )
}

describe('an answer to what was said', () => {
  it('is given after the commit: whoever is accepted is in the database', async () => {
    const customer = await arrive(product, business.lineId)
    const socket = await enter(product.url, customer)
    for (let line = 0; line < 20; line += 1) {
      const { clientId } = await say(socket, `${line}`)
      const { rowCount } = await product.pool.query('select from messages where client_id = $1', [
        clientId,
      ])
      assert.equal(rowCount, 1)
    }
    await socket.close()
  })

  it('comes in the order of saying, with numbers that follow each other', async () => {
    const customer = await arrive(product, business.lineId)
    const socket = await enter(product.url, customer, [{ feed: 'me', after: null }])
    const ids = Array.from({ length: 100 }, () => randomUUID())
    for (const clientId of ids) socket.say({ type: 'send', clientId, text: clientId })
    await socket.hear('accepted', ({ clientId }) => clientId === ids.at(-1))
    const accepted = socket.frames.flatMap((frame) =>
      frame.type === 'accepted' ? [frame.message] : [],
    )
    assert.deepEqual(
      accepted.map(({ clientId }) => clientId),
      ids,
    )
    assert.deepEqual(
      accepted.map(({ sequence }) => sequence),
      ids.map((_, at) => at + 2),
    )
    await socket.close()
  })

  it('says "later" when the database is away, and the same message is then said once', async () => {
    const { customer, conversationId } = await startConversation(product, business.lineId)
    const socket = await enter(product.url, customer)
    await say(socket, '连着')
    const clientId = randomUUID()
    const cut = () =>
      product.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    const frame = { type: 'send' as const, clientId, text: '断开时说的' }
    const [answer] = await Promise.all([socket.ask(frame), cut()])
    if (answer.type === 'refused')
      assert.deepEqual([answer.code, answer.retry], ['unavailable', true])
    const again = await eventually(async () => {
      const next = await socket.ask(frame)
      return next.type === 'accepted' && next
    })
    const { rows } = await product.pool.query(
      'select sequence from messages where client_id = $1',
      [clientId],
    )
    assert.deepEqual(rows, [{ sequence: again.message.sequence }])
    assert.equal(again.message.conversationId, conversationId)
    await socket.close()
  })

  it('comes for a message of the largest size, to everybody who hears it', async () => {
    const { customer, conversationId } = await startConversation(product, business.lineId)
    const desk = await enter(product.url, agent, [
      { feed: `conversation:${conversationId}`, after: null },
    ])
    const socket = await enter(product.url, customer)
    const text = '𠮷'.repeat(2_500)
    const { clientId } = await say(socket, text)
    const { event } = await desk.hear(
      'event',
      (frame) => (frame.event.data as any).message?.clientId === clientId,
    )
    assert.equal((event.data as any).message.text, text)
    await Promise.all([desk.close(), socket.close()])
  })
})

describe('a customer’s presence', () => {
  it('is told to who watches his conversation, once he is here and when he leaves, tab by tab', async () => {
    const { customer, conversationId } = await startConversation(product, business.lineId)
    const tabs = await Promise.all(
      [1, 2].map(() => enter(product.url, customer, [{ feed: 'me', after: null }])),
    )
    const watch = await enter(product.url, agent, [
      { feed: `conversation:${conversationId}`, after: null },
    ])
    const online = () =>
      watch.signals('online').map(({ signal }) => signal.kind === 'online' && signal.isOnline)
    await eventually(() => online().at(-1) === true)
    for (const tab of tabs)
      tab.say({ type: 'page', page: { url: 'https://lime.example/', title: '首页' } })
    await watch.hear('signal', ({ signal }) => signal.kind === 'page')
    await tabs[0]!.close()
    await eventually(() => online().includes(false))
    await eventually(() => online().at(-1) === true)
    await tabs[1]!.close()
    await eventually(() => online().at(-1) === false)
    await watch.close()
  })
})

describe('a socket whose session ends', () => {
  it('is closed when the customer’s browser is forgotten', async () => {
    const customer = await arrive(product, business.lineId)
    const socket = await enter(product.url, customer)
    await succeed(product, customer, 'DELETE /api/widget/session')
    assert.equal((await socket.ended).code, closeCodes.sessionOver)
  })

  it('is refused when the session ended between the upgrade and hello', async () => {
    const colleague = await hire(product, business.owner, 'agent')
    const socket = await openSocket(product.url, { headers: { cookie: colleague.cookie } })
    await succeed(product, business.owner, `POST /api/agents/${colleague.id}/deactivation`)
    socket.say({ type: 'hello', protocol: 1, feeds: [{ feed: 'desk', after: 0 }] })
    assert.equal((await socket.ended).code, closeCodes.sessionOver)
    assert.equal(socket.events().length, 0)
  })

  it('is closed when an agent’s session runs out, when it next shows that it lives', async () => {
    const colleague = await hire(product, business.owner, 'agent')
    const socket = await enter(product.url, colleague, [{ feed: 'desk', after: null }])
    product.pass(12 * 3_600_000 + 60_000)
    socket.say({ type: 'ping' })
    const { code } = await socket.ended
    product.pass(-12 * 3_600_000 - 60_000)
    assert.equal(code, closeCodes.sessionOver)
  })
})
