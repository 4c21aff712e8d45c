import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { FileRef } from '@yingsheng/contracts/files'
import { handOver } from './hand-over.ts'
import { Outbox } from './outbox.ts'
import { memoryStore, type OutboxItem } from './outbox-store.ts'
import { clientOf, pause, Peer, until, type Client } from './test-kit.ts'
import { timing } from './timing.ts'

describe('the outbox', () => {
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
  const meet = (options: Parameters<typeof clientOf>[1] = {}) => {
    const client = clientOf(peer, options)
    clients.push(client)
    client.subscribe('me', 0)
    return client
  }
  const say = (client: Client, text: string, files: File[] = []) =>
    client.say('me', { type: 'send', text }, files)
  const sends = () => peer.frames.filter((frame) => frame.type === 'send')

  it('shows a message at once, connects, sends it, and empties the store', async () => {
    const store = memoryStore()
    const client = meet({ store })
    const { clientId, kept } = say(client, 'one')
    assert.deepEqual(
      client.unsent().map((item) => [item.clientId, item.state.is]),
      [[clientId, 'waiting']],
    )
    await kept
    await until(() => peer.kept.has(clientId), 'arrival')
    await until(() => client.unsent().length === 0, 'an empty outbox')
    assert.deepEqual(await store.list(''), [])
  })

  it('sends in order, each after the one before it was accepted', async () => {
    const client = meet()
    const texts = Array.from({ length: 30 }, (_, i) => `line ${i}`)
    for (const text of texts) say(client, text)
    await until(() => peer.kept.size === 30, 'all lines')
    assert.deepEqual(peer.texts(), texts)
    assert.equal(sends().length, 30)
  })

  it('sends again, with the same id, what was committed but never answered: kept once', async () => {
    const client = meet()
    peer.answers = ['accept', 'commit and hang up', 'commit and hang up']
    for (const text of ['a', 'b', 'c', 'd']) say(client, text)
    await until(() => peer.kept.size === 4, 'all lines')
    await until(() => client.unsent().length === 0, 'an empty outbox')
    assert.deepEqual(peer.texts(), ['a', 'b', 'c', 'd'])
  })

  it('sends again what was swallowed, before anything that came later', async () => {
    const client = meet({ timing: { answerMs: 100 } })
    peer.answers = ['swallow', 'swallow']
    say(client, 'a')
    say(client, 'b')
    await until(() => peer.kept.size === 2, 'both lines')
    assert.deepEqual(peer.texts(), ['a', 'b'])
  })

  it('keeps order through connections that break at random', async () => {
    const client = meet()
    const texts = Array.from({ length: 60 }, (_, i) => `line ${i}`)
    const breaking = setInterval(() => peer.hangUp(), 15)
    for (const text of texts) {
      say(client, text)
      if (Math.random() < 0.3) peer.answers.push('commit and hang up')
      await pause(2)
    }
    clearInterval(breaking)
    await until(() => peer.kept.size === 60 && client.unsent().length === 0, 'all lines')
    assert.deepEqual(peer.texts(), texts)
  })

  it('is confirmed by the replayed event when the tab that sent it died', async () => {
    const store = memoryStore()
    const first = meet({ store })
    peer.answers = ['commit and hang up']
    const { clientId } = say(first, 'a')
    await until(() => peer.kept.has(clientId), 'arrival')
    first.close()
    assert.equal((await store.list('')).length, 1)
    const second = meet({ store })
    await until(() => second.events.includes('message.sent'), 'the replay')
    await until(() => second.unsent().length === 0, 'an empty outbox')
    assert.deepEqual(await store.list(''), [])
    assert.equal(peer.kept.size, 1)
  })

  it('waits and tries again when refused for now', async () => {
    const client = meet()
    peer.answers = [
      { code: 'unavailable', retry: true },
      { code: 'too_many', retry: true },
    ]
    say(client, 'a')
    say(client, 'b')
    await until(() => peer.kept.size === 2, 'both lines')
    assert.deepEqual(peer.texts(), ['a', 'b'])
    assert.equal(
      new Set(
        sends()
          .slice(0, 3)
          .map((frame) => frame.clientId),
      ).size,
      1,
    )
  })

  it('marks what is refused for good, lets the others pass, and retries it at the end when asked', async () => {
    const client = meet()
    peer.answers = [{ code: 'wording_advised', retry: false }]
    const { clientId } = say(client, 'bad')
    say(client, 'good')
    await until(() => peer.kept.size === 1, 'the other line')
    const [failed] = client.unsent()
    assert.deepEqual(
      [failed!.clientId, failed!.state],
      [clientId, { is: 'failed', failure: { code: 'wording_advised', detail: undefined } }],
    )
    await client.retry(clientId, { text: 'better' })
    await until(() => peer.kept.size === 2, 'the retried line')
    assert.deepEqual(peer.texts(), ['good', 'better'])
    assert.equal([...peer.kept.keys()][1], clientId)
  })

  it('drops a failed message when asked', async () => {
    const store = memoryStore()
    const client = meet({ store })
    peer.answers = [{ code: 'text_unfit', retry: false }]
    const { clientId } = say(client, 'bad')
    await until(() => client.unsent()[0]?.state.is === 'failed', 'the refusal')
    await client.drop(clientId)
    assert.deepEqual(client.unsent(), [])
    assert.deepEqual(await store.list(''), [])
  })

  it('keeps a message through a session that ended, and sends it after renewal', async () => {
    const client = meet()
    peer.answers = [{ code: 'session_over', retry: false }]
    say(client, 'a')
    await until(() => client.overs.length, 'the end of the session')
    assert.equal(client.unsent().length, 1)
    client.renew()
    await until(() => peer.kept.size === 1, 'arrival')
  })

  it('sends what an earlier page left behind, without being told', async () => {
    const store = memoryStore()
    const left: OutboxItem = {
      clientId: crypto.randomUUID(),
      owner: 'somebody',
      lane: 'me',
      place: 1,
      saying: { type: 'send', text: 'left' },
      files: [],
      failure: null,
    }
    await store.change(left.clientId, () => left)
    meet({ store })
    await until(() => peer.kept.size === 1, 'arrival')
    assert.deepEqual(peer.texts(), ['left'])
  })

  it('never sends in the name of another', async () => {
    const store = memoryStore()
    const left: OutboxItem = {
      clientId: crypto.randomUUID(),
      owner: 'other',
      lane: 'me',
      place: 1,
      saying: { type: 'send', text: 'not yours' },
      files: [],
      failure: null,
    }
    await store.change(left.clientId, () => left)
    const client = meet({ store })
    say(client, 'mine')
    await until(() => peer.kept.size === 1, 'arrival')
    assert.deepEqual(peer.texts(), ['mine'])
    assert.equal((await store.list('other')).length, 1)
    await handOver(store, 'other', null)
    assert.deepEqual(await store.list('other'), [])
  })

  it('hands unsent messages over to whom they belong now', async () => {
    const store = memoryStore()
    const left: OutboxItem = {
      clientId: crypto.randomUUID(),
      owner: 'stranger',
      lane: 'me',
      place: 1,
      saying: { type: 'send', text: 'taken along' },
      files: [],
      failure: null,
    }
    await store.change(left.clientId, () => left)
    await handOver(store, 'stranger', 'known')
    meet({ store, owner: 'known' })
    await until(() => peer.kept.size === 1, 'arrival')
  })

  it('does not hold up one conversation because of another', async () => {
    const client = meet({ timing: { answerMs: 500 } })
    peer.answers = ['swallow']
    client.say('slow', { type: 'send', text: 'slow' })
    await until(() => sends().length === 1, 'the first line')
    client.say('quick', { type: 'send', text: 'quick' })
    await until(() => peer.kept.size === 1, 'the other line')
    assert.deepEqual(peer.texts(), ['quick'])
    await until(() => peer.kept.size === 2, 'both lines')
  })
})

describe('an outbox whose connection is being closed', () => {
  it('tries once, and again when the next connection is there', async () => {
    const sent: string[] = []
    let isClosing = true
    const outbox = new Outbox({
      owner: 'somebody',
      store: memoryStore(),
      upload: () => Promise.reject({ code: 'unavailable', isFinal: true }),
      send: (frame) => {
        sent.push(frame.type)
        if (sent.length > 100) throw new Error('It tries without end')
        return !isClosing
      },
      isOnline: () => true,
      onSessionOver: () => undefined,
      onChange: () => undefined,
      timing,
    })
    await outbox.say('me', { type: 'send', text: 'a' }, []).kept
    await pause(20)
    assert.deepEqual([sent, outbox.items()[0]?.state], [['send'], { is: 'waiting' }])
    isClosing = false
    outbox.flush()
    await until(() => outbox.items()[0]?.state.is === 'sending', 'another attempt')
    assert.deepEqual(sent, ['send', 'send'])
    outbox.close()
  })
})

for (const hasLocks of [true, false])
  describe(`two tabs with one outbox, ${hasLocks ? 'with' : 'without'} Web Locks`, () => {
    let peer: Peer
    let clients: Client[]
    const store = memoryStore()
    const { locks } = navigator
    before(() =>
      Object.defineProperty(navigator, 'locks', {
        value: hasLocks ? locks : undefined,
        configurable: true,
      }),
    )
    after(() => Object.defineProperty(navigator, 'locks', { value: locks, configurable: true }))
    beforeEach(async () => {
      peer = await new Peer().start()
      clients = [clientOf(peer, { store }), clientOf(peer, { store })]
      for (const client of clients) client.subscribe('me', 0)
      for (const client of clients) client.wake()
      await until(() => clients.every((client) => client.state().is === 'online'), 'both online')
    })
    afterEach(async () => {
      for (const client of clients) client.close()
      await peer.stop()
    })

    it('see each other’s messages and send each once, in order', async () => {
      const texts = Array.from({ length: 20 }, (_, i) => `line ${i}`)
      for (const [i, text] of texts.entries()) {
        await clients[i % 2]!.say('me', { type: 'send', text }).kept
        // The other tab hears of it before it says the next.
        await pause(3)
      }
      await until(
        () => peer.kept.size === 20 && clients.every((client) => client.unsent().length === 0),
        'all lines',
      )
      assert.deepEqual(peer.texts(), texts)
      if (hasLocks) assert.equal(peer.frames.filter((frame) => frame.type === 'send').length, 20)
    })

    it('one tab finishes what the other left when it closed', async () => {
      const [first, second] = clients as [Client, Client]
      peer.answers = ['swallow']
      await first.say('me', { type: 'send', text: 'a' }).kept
      await until(() => second.unsent().length === 1, 'the other tab to see it')
      first.close()
      await until(() => peer.kept.size === 1, 'arrival')
      await until(() => second.unsent().length === 0, 'an empty outbox')
    })

    it('a refusal heard in one tab is shown in both', async () => {
      const [first, second] = clients as [Client, Client]
      peer.answers = [{ code: 'text_unfit', retry: false }]
      const { clientId } = first.say('me', { type: 'send', text: 'a' })
      await until(() => second.unsent()[0]?.state.is === 'failed', 'the refusal in the other tab')
      await second.drop(clientId)
      await until(() => first.unsent().length === 0, 'the drop in the first')
    })
  })

describe('files in the outbox', () => {
  let peer: Peer
  let client: Client
  let uploads: string[]
  let failures: object[]
  beforeEach(async () => {
    peer = await new Peer().start()
    uploads = []
    failures = []
    client = clientOf(peer, {
      timing: { answerMs: 200 },
      upload: async (file, onProgress) => {
        uploads.push(file.name)
        onProgress(file.bytes / 2)
        const failure = failures.shift()
        if (failure) throw failure
        return {
          id: crypto.randomUUID(),
          name: file.name,
          mediaType: 'image/png',
          bytes: file.bytes,
          image: null,
        } satisfies FileRef
      },
    })
  })
  afterEach(async () => {
    client.close()
    await peer.stop()
  })
  const photograph = () => new File(['pixels'], 'photograph.png', { type: 'image/png' })
  const fileIds = () => [...peer.kept.values()].flatMap((said) => said.fileIds)

  it('are brought first, and named in the message', async () => {
    client.say('me', { type: 'send', text: '' }, [photograph(), new File(['x'], 'list.txt')])
    await until(() => peer.kept.size === 1, 'arrival')
    assert.deepEqual(uploads, ['photograph.png', 'list.txt'])
    assert.equal(fileIds().length, 2)
  })

  it('are not brought again when only the message has to be', async () => {
    peer.answers = ['swallow', 'commit and hang up']
    client.say('me', { type: 'send', text: '' }, [photograph()])
    await until(() => peer.kept.size === 1 && client.unsent().length === 0, 'arrival')
    assert.equal(uploads.length, 1)
  })

  it('are brought again after a failure that passes', async () => {
    failures = [{ code: 'unavailable', isFinal: false }]
    client.say('me', { type: 'send', text: '' }, [photograph()])
    await until(() => peer.kept.size === 1, 'arrival')
    assert.equal(uploads.length, 2)
  })

  it('fail the message when they are refused for good, and only it', async () => {
    failures = [{ code: 'file_type_refused', isFinal: true }]
    client.say('me', { type: 'send', text: '' }, [photograph()])
    client.say('me', { type: 'send', text: 'next' })
    await until(() => peer.kept.size === 1, 'the next line')
    assert.deepEqual(client.unsent()[0]!.state, {
      is: 'failed',
      failure: { code: 'file_type_refused', detail: undefined },
    })
  })

  it('are brought once more when the server has lost them', async () => {
    peer.answers = [{ code: 'file_missing', retry: false }]
    client.say('me', { type: 'send', text: '' }, [photograph()])
    await until(() => peer.kept.size === 1, 'arrival')
    assert.equal(uploads.length, 2)
    assert.equal(client.unsent().filter((item) => item.failure).length, 0)
  })

  it('a session that ended while uploading ends it for the connection too', async () => {
    failures = [{ code: 'not_signed_in', isFinal: true }]
    client.say('me', { type: 'send', text: '' }, [photograph()])
    await until(() => client.overs.length, 'the end of the session')
    client.renew()
    await until(() => peer.kept.size === 1, 'arrival')
  })
})
