/** A client of the sync protocol for tests: it writes down every frame and waits for the one you want. */
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import {
  type ClientFrameInput,
  protocolVersion,
  type ServerFrame,
  type Signal,
} from '@yingsheng/contracts/sync'
import { WebSocket } from 'ws'

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>
export type Heard = { event: StoredEvent<any>; feeds: string[] }

export type TestSocket = {
  /** Everything heard so far, oldest first. */
  frames: ServerFrame[]
  say(frame: ClientFrameInput): void
  /** Sends what is no frame of ours. */
  sayRaw(data: string | Buffer, isBinary?: boolean): void
  /** The first frame of a type that fits, heard already or still to come. */
  hear<T extends ServerFrame['type']>(
    type: T,
    fits?: (frame: FrameOf<T>) => boolean,
    withinMs?: number,
  ): Promise<FrameOf<T>>
  hearFirst(
    fits: (frame: ServerFrame) => boolean,
    what: string,
    withinMs?: number,
  ): Promise<ServerFrame>
  /** Says something and answers the frame that accepts or refuses it. */
  ask(frame: ClientFrameInput): Promise<FrameOf<'accepted'> | FrameOf<'refused'>>
  /** Resolves once the server has dealt with all that was said before. */
  settle(): Promise<void>
  events(name?: string): Heard[]
  signals(kind?: Signal['kind']): { feed: string; signal: Signal }[]
  /** How the socket ended. */
  ended: Promise<{ code: number; reason: string }>
  isOpen(): boolean
  close(): Promise<void>
  /** Ends it as a dead network would. */
  drop(): void
  raw: WebSocket
}

const hearWithinMs = 20_000
const unknownFeed = 'conversation:00000000-0000-4000-8000-000000000000'

/** Opens the socket without saying a word. `url` is the product's. */
export async function openSocket(
  url: string,
  options: { headers?: Record<string, string>; origin?: string } = {},
): Promise<TestSocket> {
  const raw = new WebSocket(`${url.replace(/^http/, 'ws')}/sync`, {
    ...(options.headers && { headers: options.headers }),
    ...(options.origin !== undefined && { origin: options.origin }),
    perMessageDeflate: false,
  })
  const socket = record(raw)
  await new Promise<void>((opened, failed) => {
    raw.once('open', opened)
    raw.once('error', failed)
  })
  return socket
}

/** Opens the socket and says hello; answers when welcome. */
export async function enter(
  url: string,
  who: { cookie?: string; token?: string },
  feeds: { feed: string; after: number | null }[] = [],
): Promise<TestSocket> {
  const headers = who.cookie === undefined ? {} : { cookie: who.cookie }
  const socket = await openSocket(url, { headers })
  socket.say({
    type: 'hello',
    protocol: protocolVersion,
    ...(who.token !== undefined && { token: who.token }),
    feeds,
  })
  await socket.hear('welcome')
  for (const { feed } of feeds) await hearStart(socket, feed)
  return socket
}

/** Waits until a feed runs, or has been refused. */
export function hearStart(socket: TestSocket, feed: string): Promise<ServerFrame> {
  const isAnswer = (frame: ServerFrame) =>
    frame.type === 'refused'
      ? frame.re === feed
      : (frame.type === 'subscribed' || frame.type === 'resync') && frame.feed === feed
  return socket.hearFirst(isAnswer, `start of ${feed}`)
}

function record(raw: WebSocket): TestSocket {
  const frames: ServerFrame[] = []
  const waiting = new Set<(frame: ServerFrame) => void>()
  raw.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString('utf8')) as ServerFrame
    frames.push(frame)
    for (const take of waiting) take(frame)
  })
  raw.on('error', () => undefined)
  const ended = new Promise<{ code: number; reason: string }>((resolve) =>
    raw.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') })),
  )

  const find = (fits: (frame: ServerFrame) => boolean, what: string, withinMs: number) =>
    new Promise<ServerFrame>((resolve, reject) => {
      const known = frames.find(fits)
      if (known !== undefined) return resolve(known)
      const finish = (act: () => void) => {
        clearTimeout(timer)
        waiting.delete(take)
        act()
      }
      const take = (frame: ServerFrame) => {
        if (fits(frame)) finish(() => resolve(frame))
      }
      const said = () => JSON.stringify(frames.slice(-5)).slice(0, 1_500)
      const timer = setTimeout(
        () =>
          finish(() => reject(new Error(`no ${what} within ${withinMs} ms; heard last ${said()}`))),
        withinMs,
      )
      waiting.add(take)
    })

  const socket: TestSocket = {
    raw,
    frames,
    ended,
    say: (frame) => raw.send(JSON.stringify(frame)),
    sayRaw: (data, isBinary = false) => raw.send(data, { binary: isBinary }),
    hear: (type, fits = () => true, withinMs = hearWithinMs) =>
      find((frame) => frame.type === type && fits(frame as never), type, withinMs) as never,
    hearFirst: (fits, what, withinMs = hearWithinMs) => find(fits, what, withinMs),
    async ask(frame) {
      const from = frames.length
      socket.say(frame)
      const re = 'clientId' in frame ? frame.clientId : 'feed' in frame ? frame.feed : frame.type
      const answer = await find(
        (one) =>
          frames.indexOf(one) >= from &&
          ((one.type === 'accepted' && one.clientId === re) ||
            (one.type === 'refused' && one.re === re)),
        `answer to ${frame.type}`,
        hearWithinMs,
      )
      return answer as FrameOf<'accepted'>
    },
    async settle() {
      // Frames are dealt with one after another: when this one is refused, those before it are done.
      const from = frames.length
      socket.say({ type: 'subscribe', feed: unknownFeed, after: null })
      await find(
        (one) => frames.indexOf(one) >= from && one.type === 'refused' && one.re === unknownFeed,
        'answer in turn',
        hearWithinMs,
      )
    },
    events: (name) =>
      frames.flatMap((frame) =>
        frame.type === 'event' && (name === undefined || frame.event.name === name)
          ? [{ event: frame.event as StoredEvent<any>, feeds: frame.feeds }]
          : [],
      ),
    signals: (kind) =>
      frames.flatMap((frame) =>
        frame.type === 'signal' && (kind === undefined || frame.signal.kind === kind)
          ? [{ feed: frame.feed, signal: frame.signal }]
          : [],
      ),
    isOpen: () => raw.readyState === WebSocket.OPEN,
    async close() {
      if (raw.readyState !== WebSocket.CLOSED) raw.close(1000)
      const timer = setTimeout(() => raw.terminate(), 1_000)
      await ended
      clearTimeout(timer)
    },
    drop: () => raw.terminate(),
  }
  return socket
}
