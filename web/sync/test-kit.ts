/** The other side for tests: a small server that speaks the protocol as docs/sync.md tells it, and can misbehave. */
import { once } from 'node:events'
import { WebSocketServer, type WebSocket } from 'ws'
import type { ClientFrame } from '@yingsheng/contracts/sync'
import { memoryStore, type OutboxStore } from './outbox-store.ts'
import { connect, type Sync, type SyncOptions } from './connect.ts'
import type { Timing } from './timing.ts'

export type Said = Extract<ClientFrame, { type: 'send' }>
export type Answering =
  | 'accept'
  | 'swallow'
  | 'commit and hang up'
  | { code: string; retry: boolean }

export class Peer {
  frames: ClientFrame[] = []
  hellos: Extract<ClientFrame, { type: 'hello' }>[] = []
  /** The messages it keeps, by clientId, in the order of arrival. */
  kept = new Map<string, Said>()
  log: { sequence: number; name: string; data: unknown }[] = []
  /** How the next messages are answered, one after another; then they are accepted. */
  answers: Answering[] = []
  welcomes = true
  answersPings = true
  /** Feeds asked for from before this sequence cannot be replayed. */
  oldest = 0
  url = ''
  #server: WebSocketServer
  #sockets = new Set<WebSocket>()

  constructor() {
    this.#server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    this.#server.on('connection', (socket) => this.#meet(socket))
  }

  async start(): Promise<this> {
    await once(this.#server, 'listening')
    this.url = `ws://127.0.0.1:${(this.#server.address() as { port: number }).port}`
    return this
  }

  async stop(): Promise<void> {
    this.hangUp()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  hangUp(code?: number): void {
    for (const socket of this.#sockets)
      if (code) socket.close(code)
      else socket.terminate()
  }

  tell(frame: object): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify(frame))
  }

  /** Something happens; everybody who follows hears it. */
  happen(name: string, data: unknown = {}, isHeard = true): number {
    const event = { sequence: this.log.length + 1, name, data }
    this.log.push(event)
    if (isHeard) this.tell({ type: 'event', feeds: ['me'], event })
    return event.sequence
  }

  #meet(socket: WebSocket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('message', (data) => this.#hear(socket, JSON.parse(String(data))))
  }

  #hear(socket: WebSocket, frame: ClientFrame): void {
    const tell = (answer: object) => socket.send(JSON.stringify(answer))
    this.frames.push(frame)
    if (frame.type === 'hello') {
      this.hellos.push(frame)
      if (!this.welcomes) return
      tell({ type: 'welcome', protocol: 1, connectionId: 'c', now: new Date().toISOString() })
      for (const { feed, after } of frame.feeds) this.#follow(tell, feed, after)
    }
    if (frame.type === 'subscribe') this.#follow(tell, frame.feed, frame.after)
    if (frame.type === 'ping' && this.answersPings) tell({ type: 'pong' })
    if (frame.type === 'send') this.#take(socket, frame)
  }

  #follow(tell: (frame: object) => void, feed: string, after: number | null): void {
    const at = this.log.length
    if (after !== null && after < this.oldest) return tell({ type: 'resync', feed, at })
    for (const event of after === null ? [] : this.log.slice(after))
      tell({ type: 'event', feeds: [feed], event })
    tell({ type: 'subscribed', feed, at })
  }

  #take(socket: WebSocket, frame: Said): void {
    const answer = this.answers.shift() ?? 'accept'
    if (answer === 'swallow') return
    if (typeof answer === 'object') {
      socket.send(JSON.stringify({ type: 'refused', re: frame.clientId, message: '', ...answer }))
      return
    }
    const message = { clientId: frame.clientId, text: frame.text }
    if (!this.kept.has(frame.clientId)) {
      this.kept.set(frame.clientId, frame)
      this.happen('message.sent', { message }, answer === 'accept')
    }
    if (answer === 'accept')
      socket.send(JSON.stringify({ type: 'accepted', clientId: frame.clientId, message }))
    else socket.terminate()
  }

  texts(): string[] {
    return [...this.kept.values()].map((said) => said.text)
  }
}

/** Short waits where a test is about waiting for them, long ones where a busy machine must not trip them. */
const quick: Partial<Timing> = {
  connectMs: 2_000,
  retryLeastMs: 10,
  retryMostMs: 40,
  steadyMs: 1_000,
  tickMs: 20,
  pingMs: 60,
  deadMs: 600,
  answerMs: 2_000,
  sentMs: 100,
  courtesyMs: 50,
}

export type Client = Sync & {
  heard: number[]
  events: string[]
  resyncs: number[]
  states: string[]
  overs: string[]
  page: EventTarget
}

/** A client of that peer with everything it hears written down. */
export function clientOf(
  peer: Peer,
  options: {
    store?: OutboxStore
    owner?: string
    upload?: SyncOptions['outbox']['upload']
    timing?: Partial<Timing>
    hello?: SyncOptions['hello']
  } = {},
): Client {
  const heard: number[] = []
  const events: string[] = []
  const resyncs: number[] = []
  const states: string[] = []
  const overs: string[] = []
  const page = new EventTarget()
  const sync = connect({
    url: peer.url,
    hello: options.hello ?? (() => ({ token: 't' })),
    onEvent: (event) => {
      heard.push(event.sequence)
      events.push(event.name)
    },
    onState: (state) => states.push(state.is),
    onResync: (_feed, at) => resyncs.push(at),
    onSessionOver: (code) => overs.push(code),
    outbox: {
      owner: options.owner ?? 'somebody',
      store: options.store ?? memoryStore(),
      upload: options.upload ?? (() => Promise.reject({ code: 'unavailable', isFinal: true })),
      onChange: () => undefined,
    },
    timing: { ...quick, ...options.timing },
    page,
  })
  return { ...sync, heard, events, resyncs, states, overs, page }
}

/** Waits until it is so; fails when it does not become so. */
export async function until(isSo: () => unknown, what: string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 10_000;) {
    if (isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`It never happened: ${what}`)
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
