import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Message } from '@yingsheng/contracts/conversations'
import type { ClientFrameInput, ServerFrame, Signal } from '@yingsheng/contracts/sync'
import { Link, type ConnectionState } from './link.ts'
import { Outbox, type OutboxOptions, type Unsent } from './outbox.ts'
import type { OutboxStore, Saying } from './outbox-store.ts'
import { timing as usual, type Timing } from './timing.ts'
import type { Upload } from './upload.ts'

type Passing = Extract<
  ClientFrameInput,
  { type: 'typing' | 'position' | 'page' | 'alive' | 'react' }
>
type Refused = Extract<ServerFrame, { type: 'refused' }>

export type SyncOptions = {
  /** `wss://host/sync` */
  url: string
  /** What hello says of us; asked on every attempt, so it may open a session first. Failing is a failed attempt. */
  hello: () => { token?: string } | Promise<{ token?: string }>
  /** Each event once per feed, in order. `feeds`: the feeds for which it is new. */
  onEvent: (event: StoredEvent, feeds: string[]) => void
  onSignal?: (signal: Signal, feed: string) => void
  onState?: (state: ConnectionState) => void
  /**
   * What you hold of this feed does not join on to what comes next: read it by REST, now. Called when a
   * feed begins with `after: null`, and when too much was missed. Events since `at` come by themselves,
   * possibly before your answer: those the answer already holds are known by their stream's sequence.
   */
  onResync: (feed: string, at: number) => void
  /** The server does not know us (any more). Nothing more happens until `renew`. */
  onSessionOver: (code: string) => void
  /** A feed or a passing frame was refused; messages report through `onOutbox`. */
  onRefused?: (refused: Refused) => void
  outbox: {
    /** Whose messages these are; see OutboxItem. */
    owner: string
    store: OutboxStore
    upload: Upload
    onChange: (items: Unsent[]) => void
  }
  timing?: Partial<Timing>
  /** The window; in tests, something that sends the same events. */
  page?: EventTarget
}

export type Sync = {
  state: () => ConnectionState
  /** Connects, if it is not connected. Saying something does the same, and so does finding unsent messages. */
  wake: () => void
  /** Connects anew because hello now says something else. */
  renew: () => void
  /** Ends it for good; unsent messages stay in the store. */
  close: () => void
  /** Follows a feed from `after` (null: from now), through every reconnect, until unsubscribed. */
  subscribe: (feed: string, after: number | null) => void
  unsubscribe: (feed: string) => void
  /** The last sequence heard of a feed; null before it runs. */
  cursor: (feed: string) => number | null
  /** Says what need not arrive (typing, positions, the page looked at); false when there is no connection. */
  tell: (frame: Passing) => boolean
  /** Says what must arrive: kept, sent in order within its lane, once. */
  say: (lane: string, saying: Saying, files?: File[]) => { clientId: string; kept: Promise<void> }
  retry: (clientId: string, changed?: Partial<Saying>) => Promise<void>
  drop: (clientId: string) => Promise<void>
  /** Tells the outbox which messages a REST answer holds. Events are heeded without asking. */
  confirm: (clientIds: string[]) => Promise<void>
  unsent: () => Unsent[]
}

/** One client of the sync protocol (docs/sync.md): feeds that resume, and an outbox that keeps its word. */
export function connect(options: SyncOptions): Sync {
  const timing = { ...usual, ...options.timing }
  const feeds = new Feeds(options)
  const page = options.page ?? (globalThis.window as EventTarget | undefined)
  const link = new Link({
    url: options.url,
    hello: async () => ({ ...(await options.hello()), feeds: feeds.hello() }),
    timing,
    page,
    onFrame: (frame) => hear(frame),
    onState: (state) => heed(state),
  })
  const outbox = new Outbox({ ...options.outbox, ...outboxTies(link, options, timing) })

  function hear(frame: ServerFrame): void {
    if (frame.type === 'event') void outbox.confirm(clientIdsIn(frame.event as StoredEvent))
    if (frame.type === 'accepted') outbox.hearAccepted(frame.message)
    if (frame.type === 'refused') outbox.hearRefused(frame)
    if (frame.type === 'refused') options.onRefused?.(frame)
    feeds.hear(frame)
  }

  function heed(state: ConnectionState): void {
    if (state.is === 'online') {
      for (const frame of feeds.missing()) link.send(frame)
      outbox.flush()
    } else outbox.pause()
    options.onState?.(state)
    if (state.is === 'over' && state.code !== 'protocol_unknown') options.onSessionOver(state.code)
  }

  return {
    state: () => link.state,
    wake: () => link.wake(),
    renew: () => link.renew(),
    close: () => {
      link.close()
      outbox.close()
    },
    subscribe: (feed, after) => link.send(feeds.add(feed, after)),
    unsubscribe: (feed) => link.send(feeds.remove(feed)),
    cursor: (feed) => feeds.at(feed),
    tell: (frame) => link.send(frame),
    say: (lane, saying, files = []) => {
      const said = outbox.say(lane, saying, files)
      if (link.state.is === 'idle') link.wake()
      return said
    },
    retry: (clientId, changed) => outbox.retry(clientId, changed),
    drop: (clientId) => outbox.drop(clientId),
    confirm: (clientIds) => outbox.confirm(clientIds),
    unsent: () => outbox.items(),
  }
}

function outboxTies(
  link: Link,
  options: SyncOptions,
  timing: Timing,
): Omit<OutboxOptions, 'owner' | 'store' | 'upload'> {
  return {
    timing,
    send: (frame) => link.send(frame),
    isOnline: () => link.state.is === 'online',
    onSessionOver: (code) => link.end(code),
    onChange: (items) => {
      options.outbox.onChange(items)
      if (link.state.is === 'idle' && items.some((item) => item.state.is === 'waiting')) link.wake()
    },
  }
}

/** Where we are in each feed. A position moves only forward, except when the caller sets it. */
class Feeds {
  #options: SyncOptions
  #positions = new Map<string, number | null>()
  /** What the server has been told to send us on this connection. */
  #told = new Set<string>()

  constructor(options: SyncOptions) {
    this.#options = options
  }

  hello() {
    this.#told = new Set(this.#positions.keys())
    return [...this.#positions].map(([feed, after]) => ({ feed, after }))
  }

  /** What was asked for between hello and welcome, when nothing else may be said. */
  missing(): ClientFrameInput[] {
    const added = [...this.#positions.keys()].filter((feed) => !this.#told.has(feed))
    const removed = [...this.#told].filter((feed) => !this.#positions.has(feed))
    return [
      ...added.map((feed) => this.add(feed, this.at(feed))),
      ...removed.map((feed) => this.remove(feed)),
    ]
  }

  add(feed: string, after: number | null): ClientFrameInput {
    this.#positions.set(feed, after)
    return { type: 'subscribe', feed, after }
  }

  remove(feed: string): ClientFrameInput {
    this.#positions.delete(feed)
    return { type: 'unsubscribe', feed }
  }

  at(feed: string): number | null {
    return this.#positions.get(feed) ?? null
  }

  hear(frame: ServerFrame): void {
    if (frame.type === 'event') this.#hearEvent(frame.event as StoredEvent, frame.feeds)
    if (!('feed' in frame) || !this.#positions.has(frame.feed)) return
    if (frame.type === 'signal') this.#options.onSignal?.(frame.signal, frame.feed)
    if (frame.type === 'subscribed' || frame.type === 'resync') {
      const before = this.at(frame.feed)
      this.#positions.set(
        frame.feed,
        Math.max(frame.at, frame.type === 'resync' ? 0 : (before ?? 0)),
      )
      if (frame.type === 'resync' || before === null) this.#options.onResync(frame.feed, frame.at)
    }
  }

  #hearEvent(event: StoredEvent, feeds: string[]): void {
    const fresh = feeds.filter(
      (feed) => this.#positions.has(feed) && event.sequence > (this.at(feed) ?? -1),
    )
    for (const feed of fresh) this.#positions.set(feed, event.sequence)
    if (fresh.length > 0) this.#options.onEvent(event, fresh)
  }
}

function clientIdsIn({ data }: StoredEvent): string[] {
  const message = (data as { message?: Message } | null)?.message
  return message ? [message.clientId] : []
}
