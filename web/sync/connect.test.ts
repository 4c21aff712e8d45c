import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { backoff } from './backoff.ts'
import { newId } from './new-id.ts'
import { clientOf, pause, Peer, until, type Client } from './test-kit.ts'

describe('the connection', () => {
  let peer: Peer
  let clients: Client[]
  beforeEach(async () => {
    peer = await new Peer().start()
    clients = []
  })
  afterEach(async () => {
    for (const client of clients) client.close()
    await peer.stop()
  })
  const meet = (
    ...options: Parameters<typeof clientOf> extends [Peer, ...infer Rest] ? Rest : never
  ) => {
    const client = clientOf(peer, ...options)
    clients.push(client)
    return client
  }
  const online = async (client: Client) => {
    client.wake()
    await until(() => client.state().is === 'online', 'online')
    return client
  }

  it('says hello first, with its token and its feeds', async () => {
    const client = meet()
    client.subscribe('me', 7)
    peer.log.length = 7
    await online(client)
    assert.deepEqual(peer.frames[0], {
      type: 'hello',
      protocol: 1,
      token: 't',
      feeds: [{ feed: 'me', after: 7 }],
    })
  })

  it('reads a snapshot when a feed starts from now', async () => {
    peer.happen('a')
    const client = meet()
    client.subscribe('me', null)
    await online(client)
    await until(() => client.resyncs.length, 'a resync')
    assert.deepEqual(client.resyncs, [1])
    assert.equal(client.cursor('me'), 1)
  })

  it('resumes after the last event it heard, each event once and in order', async () => {
    const client = meet()
    client.subscribe('me', 0)
    await online(client)
    peer.happen('a')
    peer.happen('b')
    await until(() => client.heard.length === 2, 'two events')
    peer.hangUp()
    peer.happen('c', {}, false)
    await until(() => peer.hellos.length === 2, 'a second hello')
    assert.deepEqual(peer.hellos[1]!.feeds, [{ feed: 'me', after: 2 }])
    peer.happen('d')
    await until(() => client.heard.length === 4, 'four events')
    assert.deepEqual(client.heard, [1, 2, 3, 4])
    assert.deepEqual(client.resyncs, [])
  })

  it('hears an event twice told only once', async () => {
    const client = meet()
    client.subscribe('me', 0)
    await online(client)
    peer.happen('a')
    peer.tell({ type: 'event', feeds: ['me'], event: peer.log[0] })
    peer.happen('b')
    await until(() => client.heard.includes(2), 'the second event')
    assert.deepEqual(client.heard, [1, 2])
  })

  it('reports that too much was missed, and goes on after it', async () => {
    const client = meet()
    client.subscribe('me', 0)
    await online(client)
    peer.happen('a')
    await until(() => client.heard.length === 1, 'an event')
    peer.hangUp()
    for (let i = 0; i < 9; i++) peer.happen('b', {}, false)
    peer.oldest = 10
    await until(() => client.resyncs.length, 'a resync')
    assert.deepEqual(client.resyncs, [10])
    peer.happen('c')
    await until(() => client.heard.includes(11), 'what came after')
    assert.deepEqual(client.heard, [1, 11])
  })

  it('ignores what it does not know: frames of other types, and what is no frame', async () => {
    const client = meet()
    client.subscribe('me', 0)
    await online(client)
    peer.tell({ type: 'weather', is: 'fine' })
    peer.tell([1, 2])
    peer.tell({
      type: 'event',
      feeds: ['elsewhere'],
      event: { sequence: 50, name: 'x', data: null },
    })
    peer.happen('a')
    await until(() => client.heard.length, 'an event')
    assert.deepEqual(client.heard, [1])
    assert.equal(client.state().is, 'online')
  })

  it('subscribes later, and unsubscribed feeds are not heard nor asked for again', async () => {
    const client = await online(meet())
    client.subscribe('me', null)
    await until(() => client.resyncs.length, 'the start')
    client.unsubscribe('me')
    peer.happen('a')
    peer.hangUp()
    await until(() => peer.hellos.length === 2, 'a second hello')
    assert.deepEqual(peer.hellos[1]!.feeds, [])
    assert.deepEqual(client.heard, [])
  })

  it('replaces a connection whose other side is silent', async () => {
    peer.answersPings = false
    const client = await online(meet({ timing: { deadMs: 140 } }))
    await until(() => peer.hellos.length > 1, 'a new connection')
    assert.ok(peer.frames.some((frame) => frame.type === 'ping'))
    assert.ok(client.states.includes('offline'))
  })

  it('keeps a connection whose other side answers', async () => {
    const client = await online(meet())
    await pause(400)
    assert.equal(peer.hellos.length, 1)
    assert.deepEqual(client.states, ['connecting', 'online'])
  })

  it('gives up an attempt that is never welcomed', async () => {
    peer.welcomes = false
    const client = meet({ timing: { connectMs: 100 } })
    client.wake()
    await until(() => peer.hellos.length > 1, 'a second attempt')
    assert.ok(!client.states.includes('online'))
  })

  it('asks for a sign of life when the page comes back', async () => {
    const client = await online(meet({ timing: { tickMs: 30, pingMs: 60_000, deadMs: 60_200 } }))
    peer.answersPings = false
    client.page.dispatchEvent(new Event('visibilitychange'))
    await until(() => peer.hellos.length === 2, 'a new connection')
  })

  it('lets go when the page is put away, and returns with it at once', async () => {
    const client = await online(meet({ timing: { retryLeastMs: 60_000, retryMostMs: 60_000 } }))
    client.page.dispatchEvent(new Event('pagehide'))
    assert.deepEqual(client.state(), { is: 'offline', retryAt: null })
    client.page.dispatchEvent(new Event('pageshow'))
    await until(() => peer.hellos.length === 2, 'a new connection')
  })

  it('believes the browser that the network is gone', async () => {
    const client = await online(meet({ timing: { retryLeastMs: 60_000, retryMostMs: 60_000 } }))
    client.page.dispatchEvent(new Event('offline'))
    assert.equal(client.state().is, 'offline')
    client.page.dispatchEvent(new Event('online'))
    await until(() => client.state().is === 'online', 'online again')
  })

  it('does not wait when the network returns', async () => {
    const client = await online(meet({ timing: { retryLeastMs: 60_000, retryMostMs: 60_000 } }))
    peer.hangUp()
    await until(() => client.state().is === 'offline', 'offline')
    client.page.dispatchEvent(new Event('online'))
    await until(() => client.state().is === 'online', 'online again')
  })

  it('is over when the server ends the session, until it is renewed', async () => {
    const client = await online(meet())
    peer.hangUp(4001)
    await until(() => client.overs.length, 'the end')
    assert.deepEqual(client.state(), { is: 'over', code: 'session_over' })
    client.page.dispatchEvent(new Event('online'))
    await pause(100)
    assert.equal(peer.hellos.length, 1)
    client.renew()
    await until(() => client.state().is === 'online', 'online again')
  })

  it('counts a hello that fails as an attempt that failed', async () => {
    let asked = 0
    const client = meet({
      hello: () => (++asked < 3 ? Promise.reject(new Error('no session')) : { token: 'late' }),
    })
    client.wake()
    await until(() => client.state().is === 'online', 'online')
    assert.equal(asked, 3)
    assert.equal(peer.hellos[0]!.token, 'late')
  })

  it('stops asking a server that speaks another version', async () => {
    peer.welcomes = false
    const client = meet()
    client.wake()
    await until(() => peer.hellos.length, 'a hello')
    peer.tell({ type: 'refused', re: 'hello', code: 'protocol_unknown', message: '', retry: false })
    await until(() => client.state().is === 'over', 'the end')
    assert.deepEqual(client.overs, [])
  })
})

describe('backoff()', () => {
  it('doubles its span up to the most, and never goes below the least', () => {
    const spans = [0, 1, 2, 5, 50].map((failures) => [
      backoff(failures, 500, 20_000, () => 0),
      backoff(failures, 500, 20_000, () => 1),
    ])
    assert.deepEqual(spans, [
      [500, 1_000],
      [500, 2_000],
      [500, 4_000],
      [500, 20_000],
      [500, 20_000],
    ])
  })
})

describe('newId()', () => {
  it('makes UUIDs of version 4, each another', () => {
    const ids = Array.from({ length: 200 }, newId)
    assert.equal(new Set(ids).size, 200)
    for (const id of ids)
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
