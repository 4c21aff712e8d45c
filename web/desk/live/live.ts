/**
 * The desk's one connection: it hears the events of the list and of the open conversation, passes
 * them on to whoever keeps what they change, and takes what the agent says into the outbox.
 */
import type { Me } from '@yingsheng/contracts/agents'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Signal } from '@yingsheng/contracts/sync'
import {
  browserStore,
  connect,
  uploadByRequest,
  type ConnectionState,
  type Sync,
  type Unsent,
} from '@yingsheng/sync'
import { create } from 'zustand'

type Live = {
  connection: ConnectionState
  /** What this agent said that is not in its conversation yet, in the order it was said. */
  unsent: Unsent[]
}

export const useLive = create<Live>(() => ({ connection: { is: 'idle' }, unsent: [] }))

/** Who follows what happens; each part of the desk keeps its own state by it. */
type Follower = {
  event?: (event: StoredEvent) => void
  signal?: (signal: Signal) => void
  /** What is held of this feed does not join on to what comes next: read it again. */
  resync?: (feed: string) => void
}

const followers = new Set<Follower>()
let current: { sync: Sync; agentId: string } | null = null
let whenOver: (code: string) => void = () => {}

export const deskFeed = 'desk'
export const conversationFeed = (id: string) => `conversation:${id}`

/** Connects as this agent, once; the connection then lasts until `endLive`. */
export function startLive(me: Me): void {
  if (current?.agentId === me.agent.id) return current.sync.wake()
  endLive()
  const sync = connect({
    url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/sync`,
    hello: () => ({}),
    onEvent: (event) => tell((follower) => follower.event?.(event)),
    onSignal: (signal) => tell((follower) => follower.signal?.(signal)),
    onResync: (feed) => tell((follower) => follower.resync?.(feed)),
    onState: (connection) => useLive.setState({ connection }),
    onSessionOver: (code) => whenOver(code),
    outbox: {
      owner: me.agent.id,
      store: browserStore(),
      upload: uploadByRequest('/api/files', () => ({})),
      onChange: (unsent) => useLive.setState({ unsent }),
    },
  })
  current = { sync, agentId: me.agent.id }
  sync.subscribe(deskFeed, null)
  sync.wake()
}

/** Closes the connection; what is unsent stays in this browser for the same agent. */
export function endLive(): void {
  current?.sync.close()
  current = null
  useLive.setState({ connection: { is: 'idle' }, unsent: [] })
}

/** The connection, below the guard of the shell, where there is one. */
export function live(): Sync {
  if (!current) throw new Error('live() outside the signed-in desk')
  return current.sync
}

const followed = new Set<string>()

/** Hears one conversation, from after this sequence of the log (null: from now), until it is left. */
export function followFeed(feed: string, after: number | null): void {
  followed.add(feed)
  current?.sync.subscribe(feed, after)
}

export function leaveFeed(feed: string): void {
  followed.delete(feed)
  current?.sync.unsubscribe(feed)
}

/** Follows a feed anew where it is followed: what it tells depends on who may hear it now. */
export function followAgain(feed: string, after: number): void {
  if (!followed.has(feed)) return
  leaveFeed(feed)
  followFeed(feed, after)
}

/** Says something that need not arrive; false without a connection. */
export function tellServer(frame: Parameters<Sync['tell']>[0]): boolean {
  return current?.sync.tell(frame) ?? false
}

/** Follows what happens until the answer is called. */
export function follow(follower: Follower): () => void {
  followers.add(follower)
  return () => followers.delete(follower)
}

/** Names what happens when the server no longer knows who we are. */
export function onLiveOver(react: (code: string) => void): void {
  whenOver = react
}

function tell(say: (follower: Follower) => void): void {
  for (const follower of followers) say(follower)
}
