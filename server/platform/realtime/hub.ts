import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { feedsPerConnectionMax, silentSecondsMax } from '@yingsheng/contracts/limits'
import { closeCodes } from '@yingsheng/contracts/sync'
import type { AddressedSignal } from '../bus/bus.ts'
import { contextFor, type Ground } from '../context.ts'
import { connections, logPosition } from '../metrics/metrics.ts'
import { Refusal } from '../refusal.ts'
import type { Connection, Following } from './connection.ts'
import type { Feed, SessionEnd } from './feed.ts'

const helloWithinMs = 10_000
const sweepEveryMs = 5_000

export type Hub = {
  add(connection: Connection): void
  remove(connection: Connection): void
  subscribe(connection: Connection, feed: string, after: number | null): Promise<void>
  unsubscribe(connection: Connection, feed: string): void
  /** Hands events to whoever follows; called once per settled event, in order. */
  take(events: StoredEvent[], position: number): void
  signal(signal: AddressedSignal): void
  isHeard(address: string): boolean
  closeAll(code: number, reason: string): void
  stop(): void
}

/** Who listens where. One per process; all it holds can be lost without losing anything. */
export function createHub(
  ground: Ground,
  feeds: readonly Feed[],
  endsSession: (event: StoredEvent) => SessionEnd | null,
): Hub {
  const all = new Set<Connection>()
  const listeners = new Map<string, Map<Connection, Following>>()
  const byName = new Map(feeds.map((feed) => [feed.name, feed]))
  let dispatched = 0

  const listen = (connection: Connection, following: Following) => {
    for (const address of following.addresses) {
      const there = listeners.get(address) ?? new Map<Connection, Following>()
      listeners.set(address, there.set(connection, following))
    }
  }
  const unlisten = (connection: Connection, following: Following) => {
    for (const address of following.addresses) {
      const there = listeners.get(address)
      there?.delete(connection)
      if (there?.size === 0) listeners.delete(address)
    }
  }

  async function subscribe(connection: Connection, name: string, after: number | null) {
    const [kind, id] = name.split(':') as [string, string | undefined]
    const feed = byName.get(kind)
    if (feed === undefined || connection.actor === null) throw new Refusal('feed_unknown')
    if (!connection.following.has(name) && connection.following.size >= feedsPerConnectionMax) {
      throw new Refusal('too_many_feeds', { max: feedsPerConnectionMax })
    }
    const subscription = await feed.subscribe(contextFor(ground, connection.actor), id ?? null)
    if (!all.has(connection)) return
    const before = connection.following.get(name)
    if (before) unlisten(connection, before)

    // From here on what happens is held back; up to here it is replayed.
    const following: Following = { feed: name, addresses: subscription.addresses, held: [] }
    const upTo = dispatched
    connection.following.set(name, following)
    listen(connection, following)
    await replay(connection, feed, following, after, upTo, subscription.replay)
    for (const signal of await subscription.greet()) connection.send({ type: 'signal', feed: name, signal })
  }

  async function replay(
    connection: Connection,
    feed: Feed,
    following: Following,
    after: number | null,
    upTo: number,
    read: (after: number, upTo: number) => Promise<StoredEvent[] | null>,
  ) {
    const missed = after === null || after >= upTo ? [] : await read(after, upTo)
    for (const event of missed ?? []) connection.sendText(eventFrame([following.feed], feed.present(event)))
    connection.send({ type: missed === null ? 'resync' : 'subscribed', feed: following.feed, at: upTo })
    for (const held of following.held ?? []) connection.sendText(held.text)
    following.held = null
  }

  /** One frame per connection and event, naming every feed of the connection that hears it. */
  function dispatch(event: StoredEvent) {
    for (const shape of groupByShape(feeds, event)) {
      const heardBy = new Map<Connection, Following[]>()
      for (const address of shape.addresses) {
        for (const [connection, following] of listeners.get(address) ?? []) {
          const known = heardBy.get(connection)
          if (known === undefined) heardBy.set(connection, [following])
          else if (!known.includes(following)) known.push(following)
        }
      }
      const texts = new Map<string, string>()
      for (const [connection, followings] of heardBy) deliver(connection, followings, shape.present(), texts)
    }
  }

  function deliver(connection: Connection, followings: Following[], event: StoredEvent, texts: Map<string, string>) {
    const live = followings.filter((following) => following.held === null).map((following) => following.feed)
    const textFor = (names: string[]) => {
      const key = names.join()
      const text = texts.get(key) ?? eventFrame(names, event)
      texts.set(key, text)
      return text
    }
    if (live.length > 0) connection.sendText(textFor(live))
    for (const following of followings) {
      following.held?.push({ sequence: event.sequence, text: textFor([following.feed]) })
    }
  }

  function endSessions(end: SessionEnd) {
    for (const connection of all) {
      const { actor } = connection
      if (actor === null) continue
      const isOver =
        end.kind === 'session'
          ? actor.sessionId === end.sessionId
          : actor.kind === 'agent' && actor.id === end.agentId && actor.sessionId !== end.exceptSessionId
      if (isOver) connection.close(closeCodes.sessionOver, 'session over')
    }
  }

  const sweeper = setInterval(() => {
    const now = Date.now()
    const count = { agent: 0, customer: 0, unknown: 0 }
    for (const connection of all) {
      count[connection.actor?.kind ?? 'unknown'] += 1
      if (!connection.hasSaidHello && now - connection.openedAtMs > helloWithinMs) {
        connection.close(closeCodes.helloMissing, 'hello missing')
      } else if (now - connection.heardAtMs > silentSecondsMax * 1000) {
        connection.close(closeCodes.silent, 'silent')
        connection.socket.terminate()
      }
    }
    for (const [actor, number] of Object.entries(count)) connections.set({ actor }, number)
  }, sweepEveryMs)

  return {
    add: (connection) => void all.add(connection),
    remove(connection) {
      all.delete(connection)
      for (const following of connection.following.values()) unlisten(connection, following)
      connection.following.clear()
    },
    subscribe,
    unsubscribe(connection, name) {
      const following = connection.following.get(name)
      if (following === undefined) return
      unlisten(connection, following)
      connection.following.delete(name)
    },
    take(events, position) {
      for (const event of events) {
        dispatch(event)
        dispatched = event.sequence
        const end = endsSession(event)
        if (end !== null) endSessions(end)
      }
      dispatched = Math.max(dispatched, position)
      logPosition.set(dispatched)
    },
    signal({ address, signal }) {
      for (const [connection, following] of listeners.get(address) ?? []) {
        connection.send({ type: 'signal', feed: following.feed, signal })
      }
    },
    isHeard: (address) => listeners.has(address),
    closeAll(code, reason) {
      for (const connection of all) connection.close(code, reason)
    },
    stop: () => clearInterval(sweeper),
  }
}

type Shape = { addresses: string[]; present: () => StoredEvent }

/** Feeds that show an event alike share one text; a presented one is made when somebody hears it. */
function groupByShape(feeds: readonly Feed[], event: StoredEvent): Shape[] {
  const shapes = new Map<Feed['present'], Shape>()
  for (const feed of feeds) {
    const addresses = feed.hear(event)
    if (addresses.length === 0) continue
    const shape = shapes.get(feed.present)
    if (shape) shape.addresses.push(...addresses)
    else shapes.set(feed.present, { addresses: [...addresses], present: once(() => feed.present(event)) })
  }
  return [...shapes.values()]
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function eventFrame(feeds: string[], event: StoredEvent): string {
  return `{"type":"event","feeds":${JSON.stringify(feeds)},"event":${JSON.stringify(event)}}`
}
