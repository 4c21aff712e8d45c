import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { ClientFrame } from '@yingsheng/contracts/sync'
import type { Actor, Context } from '../context.ts'
import type { Connection } from './connection.ts'

/** What a client may follow: who may, who hears which event in which shape, how the missed is replayed. */
export type Feed = {
  /** The name, or the part before the colon. */
  name: string
  /** Asks permission. Refuses `feed_unknown`, which does not tell whether the thing exists. */
  subscribe(ctx: Context, id: string | null): Promise<Subscription>
  /** The addresses at which this event is heard. */
  hear(event: StoredEvent): readonly string[]
  /** What those who hear it get. */
  present(event: StoredEvent): StoredEvent
}

export type Subscription = {
  addresses: readonly string[]
  /** The events after `after` up to `upTo`, oldest first, or null when there are too many. */
  replay(after: number, upTo: number): Promise<StoredEvent[] | null>
  /** Asks for what holds right now without being an event; whoever knows answers with a signal. */
  greet?(): void
}

type FrameOf<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>

/** Frames that domains and channels answer; the rest is the connection's own. */
export type HandledType = Exclude<
  ClientFrame['type'],
  'hello' | 'subscribe' | 'unsubscribe' | 'ping'
>

/** Answers frames of one type for one kind of actor. A Refusal it throws becomes a `refused` frame. */
export type FrameHandler<T extends HandledType = HandledType> = {
  type: T
  actor: 'agent' | 'customer'
  handle(ctx: Context<never>, frame: FrameOf<T>, connection: Connection): Promise<void>
}

export function onFrame<T extends HandledType, K extends 'agent' | 'customer'>(
  type: T,
  actor: K,
  handle: (
    ctx: Context<Extract<Actor, { kind: K }>>,
    frame: FrameOf<T>,
    connection: Connection,
  ) => Promise<void>,
): FrameHandler {
  return { type, actor, handle: handle as FrameHandler['handle'] } as FrameHandler
}

/**
 * Whose sockets an event closes. `rights`: the sessions go on, but with what the agent may do now, so
 * their sockets come again.
 */
export type SessionEnd =
  | { kind: 'agent'; agentId: string; exceptSessionId: string | null }
  | { kind: 'session'; sessionId: string }
  | { kind: 'rights'; agentId: string }
  /** Every session of an identified customer on the line. */
  | { kind: 'identified'; lineId: string }
