import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import {
  connectionsPerAddressMax,
  connectionsPerSessionMax,
  feedsPerConnectionMax,
  silentSecondsMax,
} from '@yingsheng/contracts/limits'
import { closeCodes } from '@yingsheng/contracts/sync'
import type { AddressedSignal } from '../bus/bus.ts'
import { type AgentActor, contextFor, type CustomerActor, type Ground } from '../context.ts'
import { connections, logPosition } from '../metrics/metrics.ts'
import { Refusal } from '../refusal.ts'
import { createAddressBook } from './address-book.ts'
import type { Connection, Following } from './connection.ts'
import { dispatchEvent, eventFrame } from './dispatch-event.ts'
import type { Feed, SessionEnd, Subscription } from './feed.ts'

const helloWithinMs = 10_000
const sweepEveryMs = 5_000
/** Browsers slow the timers of hidden tabs, and so our client's pings; their own answer to ours is prompt. */
const askAfterMs = 35_000

/** What may gather behind a replay; a client that falls further behind comes again. */
const heldFramesMax = 5_000

/** So long a node may be behind another before a client of both has to read again. */
const reachWithinMs = 3_000
const reachLookEveryMs = 20

/** Who is connected and follows what. One per process; all it holds can be lost without losing anything. */
export class Hub {
  private readonly ground: Ground
  private readonly feeds: readonly Feed[]
  private readonly endsSession: (event: StoredEvent) => SessionEnd | null
  private readonly all = new Set<Connection>()
  private readonly perAddress = new Map<string, number>()
  private readonly perSession = new Map<string, number>()
  private readonly book = createAddressBook()
  private readonly sweeper = setInterval(() => this.sweep(), sweepEveryMs)
  /** Everything up to here has been handed to those who were following. */
  private dispatched = 0

  constructor(
    ground: Ground,
    feeds: readonly Feed[],
    endsSession: (event: StoredEvent) => SessionEnd | null,
  ) {
    this.ground = ground
    this.feeds = feeds
    this.endsSession = endsSession
  }

  /** False when this address has as many connections as it may. */
  add(connection: Connection): boolean {
    const there = this.perAddress.get(connection.ip) ?? 0
    if (there >= connectionsPerAddressMax) return false
    this.perAddress.set(connection.ip, there + 1)
    this.all.add(connection)
    return true
  }

  /** Counts the connection to its session while it lasts. Refuses `too_many` beyond what one may hold. */
  enter(connection: Connection, sessionId: string) {
    if (!this.all.has(connection)) return
    const there = this.perSession.get(sessionId) ?? 0
    if (there >= connectionsPerSessionMax) throw new Refusal('too_many', { retryAfterSeconds: 60 })
    this.perSession.set(sessionId, there + 1)
    connection.sessionId = sessionId
  }

  remove(connection: Connection) {
    if (!this.all.delete(connection)) return
    countDown(this.perAddress, connection.ip)
    if (connection.sessionId !== null) countDown(this.perSession, connection.sessionId)
    for (const following of connection.following.values()) this.book.remove(connection, following)
    connection.following.clear()
  }

  /** Follows a feed from a position on. Refuses `feed_unknown`, `too_many_feeds`. */
  async subscribe(connection: Connection, name: string, after: number | null): Promise<void> {
    const [kind, id] = name.split(':')
    const feed = this.feeds.find((one) => one.name === kind)
    if (feed === undefined || connection.actor === null) throw new Refusal('feed_unknown')
    if (!connection.following.has(name) && connection.following.size >= feedsPerConnectionMax) {
      throw new Refusal('too_many_feeds', { max: feedsPerConnectionMax })
    }
    const subscription = await feed.subscribe(contextFor(this.ground, connection.actor), id ?? null)
    if (after !== null) await this.reach(after)
    if (!this.all.has(connection)) return
    await this.start(connection, { feed, name, after, subscription })
  }

  /** A client that comes from another node may know more than this one has heard yet. */
  private async reach(position: number) {
    if (position <= this.dispatched) return
    const { last } = await this.ground.db
      .selectFrom('events')
      .select((e) => e.fn.max('sequence').as('last'))
      .executeTakeFirstOrThrow()
    const giveUpAt = Date.now() + reachWithinMs
    while (position <= Number(last) && position > this.dispatched && Date.now() < giveUpAt)
      await sleep(reachLookEveryMs)
  }

  /** What happens from here on is held back; what happened up to here is replayed before it. */
  private async start(
    connection: Connection,
    {
      feed,
      name,
      after,
      subscription,
    }: { feed: Feed; name: string; after: number | null; subscription: Subscription },
  ) {
    this.unsubscribe(connection, name)
    const following: Following = { feed: name, addresses: subscription.addresses, held: [] }
    const at = this.dispatched
    connection.following.set(name, following)
    this.book.add(connection, following)

    const missed = await this.readMissed(connection, name, () =>
      after === null || after === at
        ? Promise.resolve([])
        : // A position the log has not reached comes from before a restore: what it stood for is gone.
          after > at
          ? Promise.resolve(null)
          : subscription.replay(after, at),
    )
    for (const event of missed ?? []) {
      if (!(await connection.hasRoom())) return
      connection.sendText(eventFrame([name], feed.present(event)))
    }
    connection.send({ type: missed === null ? 'resync' : 'subscribed', feed: name, at })
    if (!(await sendHeld(connection, following))) return
    subscription.greet?.()
  }

  /** A feed that can't be replayed now is not followed at all: the client is told and asks again. */
  private async readMissed(
    connection: Connection,
    name: string,
    read: () => Promise<StoredEvent[] | null>,
  ) {
    try {
      return await read()
    } catch (error) {
      this.unsubscribe(connection, name)
      throw error
    }
  }

  unsubscribe(connection: Connection, name: string) {
    const following = connection.following.get(name)
    if (following === undefined) return
    this.book.remove(connection, following)
    connection.following.delete(name)
  }

  /** Hands events to whoever follows; called once per settled event, in order. */
  take(events: readonly StoredEvent[], position: number) {
    for (const event of events) {
      this.dispatched = event.sequence
      try {
        dispatchEvent(this.book, this.feeds, event)
        const end = this.endsSession(event)
        if (end !== null) this.endSessions(end)
      } catch (error) {
        // One that cannot be told must not keep those behind it from being told.
        this.ground.log.error({ error, sequence: event.sequence }, 'sync: an event was not told')
      }
    }
    this.dispatched = Math.max(this.dispatched, position)
    logPosition.set(this.dispatched)
  }

  signal({ address, signal }: AddressedSignal) {
    for (const [connection, following] of this.book.at(address)) {
      connection.send({ type: 'signal', feed: following.feed, signal })
    }
  }

  isHeard(address: string): boolean {
    return this.book.has(address)
  }

  closeAll(code: number, reason: string) {
    for (const connection of this.all) connection.close(code, reason)
  }

  stop() {
    clearInterval(this.sweeper)
  }

  private endSessions(end: SessionEnd) {
    for (const connection of this.all) {
      const { actor } = connection
      if (actor === null || !isOf(actor, end)) continue
      if (end.kind === 'rights') connection.close(closeCodes.rightsChanged, 'rights changed')
      else connection.close(closeCodes.sessionOver, 'session over')
    }
  }

  /** Ends connections that never said hello or have gone silent. */
  private sweep() {
    const now = Date.now()
    const count = { agent: 0, customer: 0, unknown: 0 }
    for (const connection of this.all) {
      count[connection.actor?.kind ?? 'unknown'] += 1
      if (!connection.hasSaidHello && now - connection.openedAtMs > helloWithinMs) {
        connection.close(closeCodes.helloMissing, 'hello missing')
      } else if (now - connection.heardAtMs > silentSecondsMax * 1000) {
        connection.close(closeCodes.silent, 'silent')
        connection.socket.terminate()
      } else if (now - connection.heardAtMs > askAfterMs) {
        connection.socket.ping()
      }
    }
    for (const [actor, number] of Object.entries(count)) connections.set({ actor }, number)
  }
}

function countDown(counts: Map<string, number>, key: string) {
  const left = (counts.get(key) ?? 0) - 1
  if (left > 0) counts.set(key, left)
  else counts.delete(key)
}

function isOf(actor: AgentActor | CustomerActor, end: SessionEnd): boolean {
  if (end.kind === 'session') return actor.sessionId === end.sessionId
  if (end.kind === 'identified')
    return actor.kind === 'customer' && actor.isIdentified && actor.lineId === end.lineId
  if (actor.kind !== 'agent' || actor.id !== end.agentId) return false
  return end.kind === 'rights' || actor.sessionId !== end.exceptSessionId
}

/** Sends what has gathered behind the replay, at the client's pace; then the feed is live. */
async function sendHeld(connection: Connection, following: Following): Promise<boolean> {
  const held = following.held ?? []
  for (let at = 0; at < held.length; at += 1) {
    if (held.length > heldFramesMax) connection.endUnread()
    if (!(await connection.hasRoom())) return false
    connection.sendText(held[at]!)
  }
  following.held = null
  return true
}
