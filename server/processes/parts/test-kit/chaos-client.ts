/**
 * A client as docs/sync.md asks for: an outbox that keeps each message until it is accepted or heard,
 * sends in order within a lane and again after every loss, and feeds that resume at their cursor. Now
 * and then it drops its connection, or "reloads": forgets all but the outbox and the cursors.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { protocolVersion, type ServerFrame } from '@yingsheng/contracts/sync'
import { WebSocket } from 'ws'
import { request } from '../test-kit.ts'

export type ChaosFigures = Record<
  'said' | 'attempts' | 'connections' | 'drops' | 'reloads' | 'resyncs' | 'refusals' | 'heard',
  number
>
export const newFigures = (): ChaosFigures => ({
  said: 0,
  attempts: 0,
  connections: 0,
  drops: 0,
  reloads: 0,
  resyncs: 0,
  refusals: 0,
  heard: 0,
})

type Item = { clientId: string; text: string; lane: string; isOut: boolean }
type Options = {
  url: string
  who: { token?: string; cookie?: string }
  feeds: string[]
  toSay: number
  /** An agent's: whose conversations he answers. */
  answers?: readonly ChaosClient[]
  figures: ChaosFigures
}

const outstandingMax = 4
const pauseMs = 45
const retryMinMs = 50
const retryMaxMs = 1_000
const awayMs = 5_000

export class ChaosClient {
  readonly said: Item[] = []
  readonly accepted: { clientId: string; place: string }[] = []
  /** Where this customer talks, once he knows. */
  conversationId: string | null = null
  private readonly options: Options
  private readonly outbox: Item[] = []
  private readonly cursors = new Map<string, number>()
  /** Messages heard, in the order of hearing. */
  private readonly heard: { place: string; sequence: number }[] = []
  /** After a resync: what was read by REST. */
  private readonly readInstead = new Set<string>()
  private socket: WebSocket | null = null
  private isWelcome = false
  private isClosed = false
  private failures = 0
  private connecting: Promise<void> = Promise.resolve()
  /** A desk may be shut for so long that it has to read its lists again. */
  private awayMs = 0

  constructor(options: Options) {
    this.options = options
  }

  /** Says all it has to say, and stays. */
  async talk(): Promise<void> {
    this.connecting = this.stayConnected()
    const { toSay, figures } = this.options
    while (this.said.length < toSay) {
      const lane = this.nextLane()
      if (lane !== null && this.outbox.length < 30) {
        const item = {
          clientId: randomUUID(),
          text: `第 ${this.said.length + 1} 句`,
          lane,
          isOut: false,
        }
        this.said.push(item)
        this.outbox.push(item)
        figures.said += 1
        this.flush()
      }
      this.misbehave()
      await sleep(pauseMs * (0.5 + Math.random()))
    }
    while (!this.isDone()) await sleep(20)
  }

  /** Hears what others may still have said, and leaves. */
  async finish(): Promise<void> {
    await this.catchUp()
    this.close()
    await this.connecting
  }

  isDone(): boolean {
    return this.said.length >= this.options.toSay && this.outbox.length === 0
  }

  describe(): string {
    const { toSay, feeds } = this.options
    return `${feeds.join()}: ${this.said.length} of ${toSay} said, ${this.outbox.length} waiting, ${this.isWelcome ? 'online' : 'offline'}`
  }

  close() {
    this.isClosed = true
    this.socket?.terminate()
  }

  /** Client ids by conversation, in the order in which they were said. */
  lanes(): string[][] {
    return [...Map.groupBy(this.said, ({ lane }) => lane).values()].map((items) =>
      items.map(({ clientId }) => clientId),
    )
  }

  /** Each message of what it follows was heard once and in order, or read after a resync. */
  judgeHeard(
    messages: readonly { conversation_id: string; sequence: number; client_id: string }[],
  ) {
    const places = this.heard.map(({ place }) => place)
    assert.equal(new Set(places).size, places.length, 'nothing is heard twice')
    const sequences = this.heard.map(({ sequence }) => sequence)
    assert.deepEqual(
      sequences,
      sequences.toSorted((a, b) => a - b),
      'what is heard comes in order',
    )
    if (this.conversationId === null) return
    const own = messages.filter((one) => one.conversation_id === this.conversationId)
    const known = new Set([...places, ...this.readInstead])
    const missed = own.filter((one) => !known.has(`${one.conversation_id} ${one.sequence}`))
    assert.deepEqual(missed, [], 'a customer has heard all of his conversation')
  }

  private nextLane(): string | null {
    const { answers } = this.options
    if (answers === undefined) return 'mine'
    const open = answers.filter(({ conversationId }) => conversationId !== null)
    return open[Math.floor(Math.random() * open.length)]?.conversationId ?? null
  }

  private misbehave() {
    const chance = Math.random()
    if (chance > 0.008 || !this.isWelcome) return
    const { figures } = this.options
    if (chance < 0.001 && this.options.answers !== undefined) this.awayMs = awayMs
    if (chance < 0.004) figures.drops += 1
    else {
      // A reload: what was on its way is unknown, only what was stored is still there.
      figures.reloads += 1
      for (const item of this.outbox) item.isOut = false
    }
    this.socket?.terminate()
  }

  private async stayConnected() {
    while (!this.isClosed) {
      await this.connectOnce()
      if (this.isClosed) return
      const most = Math.min(retryMaxMs, retryMinMs * 2 ** this.failures)
      this.failures += 1
      await sleep(most * (0.5 + Math.random() / 2) + this.awayMs)
      this.awayMs = 0
    }
  }

  private connectOnce(): Promise<void> {
    const { url, who, feeds, figures } = this.options
    const headers = who.cookie === undefined ? {} : { cookie: who.cookie }
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync`, {
      headers,
      perMessageDeflate: false,
      handshakeTimeout: 3_000,
    })
    this.socket = socket
    return new Promise((ended) => {
      socket.on('open', () => {
        const list = feeds.map((feed) => ({ feed, after: this.cursors.get(feed) ?? 0 }))
        socket.send(
          JSON.stringify({
            type: 'hello',
            protocol: protocolVersion,
            ...(who.token !== undefined && { token: who.token }),
            feeds: list,
          }),
        )
      })
      socket.on('message', (data: Buffer) =>
        this.hear(JSON.parse(data.toString('utf8')) as ServerFrame),
      )
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.isWelcome = false
        for (const item of this.outbox) item.isOut = false
        ended()
      })
      figures.connections += 1
    })
  }

  private hear(frame: ServerFrame) {
    const { figures } = this.options
    switch (frame.type) {
      case 'welcome':
        this.isWelcome = true
        this.failures = 0
        return this.flush()
      case 'subscribed':
        this.cursors.set(frame.feed, Math.max(frame.at, this.cursors.get(frame.feed) ?? 0))
        return
      case 'resync':
        figures.resyncs += 1
        this.cursors.set(frame.feed, frame.at)
        void this.readAgain()
        return
      case 'event':
        return this.hearEvent(frame.event as StoredEvent, frame.feeds)
      case 'accepted':
        this.conversationId ??=
          this.options.who.token === undefined ? null : frame.message.conversationId
        this.accepted.push({
          clientId: frame.clientId,
          place: `${frame.message.conversationId} ${frame.message.sequence}`,
        })
        return this.settle(frame.clientId)
      case 'refused':
        return this.hearRefused(frame)
    }
  }

  private hearRefused(frame: Extract<ServerFrame, { type: 'refused' }>) {
    assert.ok(frame.retry, `nothing here is refused for good: ${frame.code} ${frame.re}`)
    this.options.figures.refusals += 1
    // A feed that could not begin, or a message that could not be kept: from the start, a moment later.
    setTimeout(() => this.socket?.terminate(), 100)
  }

  private hearEvent(event: StoredEvent, feeds: string[]) {
    const isNew = feeds.some((feed) => event.sequence > (this.cursors.get(feed) ?? 0))
    if (!isNew) return
    for (const feed of feeds) this.cursors.set(feed, event.sequence)
    this.options.figures.heard += 1
    const { message } = event.data as {
      message?: { clientId: string; conversationId: string; sequence: number }
    }
    if (message === undefined) return
    this.heard.push({
      place: `${message.conversationId} ${message.sequence}`,
      sequence: event.sequence,
    })
    this.settle(message.clientId)
  }

  private settle(clientId: string) {
    const at = this.outbox.findIndex((item) => item.clientId === clientId)
    if (at >= 0) this.outbox.splice(at, 1)
    this.flush()
  }

  /** Sends what waits: the oldest first, a few of each lane at a time, each only behind those before it. */
  private flush() {
    if (!this.isWelcome) return
    const open = new Map<string, number>()
    for (const item of this.outbox) {
      const out = open.get(item.lane) ?? 0
      open.set(item.lane, out + 1)
      if (item.isOut || out >= outstandingMax) continue
      item.isOut = true
      this.options.figures.attempts += 1
      const { clientId, text, lane } = item
      const place =
        this.options.answers === undefined
          ? { type: 'send' }
          : { type: 'reply', conversationId: lane, audience: 'everyone' }
      this.socket?.send(JSON.stringify({ ...place, clientId, text }))
    }
  }

  /** Too much was missed: the history is read by REST, page by page. */
  private async readAgain(): Promise<void> {
    const { url, who } = this.options
    if (who.token === undefined) return
    let before: number | undefined
    for (;;) {
      const query = { limit: '100', ...(before !== undefined && { before: String(before) }) }
      const answer = await request({ url }, who, 'GET /api/widget/conversations', { query }).catch(
        () => null,
      )
      if (answer?.status !== 200) {
        await sleep(200)
        continue
      }
      for (const { data } of answer.body.timeline) {
        if (data.message !== undefined)
          this.readInstead.add(`${data.message.conversationId} ${data.message.sequence}`)
      }
      if (!answer.body.hasEarlier) return
      before = answer.body.timeline[0].sequence
    }
  }

  /** Waits until the feeds have been quiet on a connection that lasts. */
  private async catchUp() {
    let quiet = 0
    let before = -1
    while (quiet < 15) {
      await sleep(100)
      quiet = this.isWelcome && this.heard.length === before ? quiet + 1 : 0
      before = this.heard.length
    }
  }
}
