import { setTimeout as sleep } from 'node:timers/promises'
import { closeCodes, type ServerFrame } from '@yingsheng/contracts/sync'
import { framesPerMinuteMax, unsentBytesMax } from '@yingsheng/contracts/limits'
import type { WebSocket } from 'ws'
import type { AgentActor, CustomerActor } from '../context.ts'

/** So long a client may take to read half of what may wait for it. */
const readWithinMs = 20_000
const roomLookEveryMs = 20

/** A feed one connection follows. While it starts, what is heard is kept back behind the replay. */
export type Following = { feed: string; addresses: readonly string[]; held: string[] | null }

/** One socket: what it follows, what it may still send. Knows frames, no domain. */
export class Connection {
  readonly id: string
  readonly ip: string
  readonly socket: WebSocket
  readonly openedAtMs: number
  /** The agent the cookie named, before `hello`; afterwards whoever said hello. */
  actor: AgentActor | CustomerActor | null
  hasSaidHello = false
  /** Set when hello was heard: whose connections it is counted to. */
  sessionId: string | null = null
  heardAtMs: number
  sessionSeenAtMs = 0
  readonly following = new Map<string, Following>()
  /** Frames that change something are handled one after another. */
  queue: Promise<void> = Promise.resolve()
  /** For handlers: what a domain remembers of this connection. */
  readonly memory = new Map<string, unknown>()
  private allowance = framesPerMinuteMax
  private allowanceAtMs: number

  constructor(
    socket: WebSocket,
    about: { id: string; ip: string; agent: AgentActor | null; nowMs: number },
  ) {
    this.socket = socket
    this.id = about.id
    this.ip = about.ip
    this.actor = about.agent
    this.openedAtMs = about.nowMs
    this.heardAtMs = about.nowMs
    this.allowanceAtMs = about.nowMs
  }

  isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  send(frame: ServerFrame) {
    this.sendText(JSON.stringify(frame))
  }

  /** A client that does not read must not fill our memory: past the bound its socket is ended. */
  sendText(text: string) {
    if (!this.isOpen()) return
    if (this.socket.bufferedAmount > unsentBytesMax) return this.endUnread()
    this.socket.send(text)
  }

  /**
   * Waits until the client has read most of what it was sent, so that a long replay does not run into
   * the bound by itself. False when the client does not read, or is gone.
   */
  async hasRoom(): Promise<boolean> {
    const giveUpAt = Date.now() + readWithinMs
    while (this.isOpen()) {
      if (this.socket.bufferedAmount < unsentBytesMax / 2) return true
      if (Date.now() > giveUpAt) this.endUnread()
      else await sleep(roomLookEveryMs)
    }
    return false
  }

  /** Nothing more is sent but the reason, which stands behind what is unread. */
  endUnread() {
    this.socket.close(closeCodes.readsTooSlowly, 'reads too slowly')
  }

  close(code: number, reason: string) {
    this.socket.close(code, reason)
  }

  /** A bucket of frames that refills with time. False when it is empty. */
  mayTalk(nowMs: number): boolean {
    const refill = ((nowMs - this.allowanceAtMs) / 60_000) * framesPerMinuteMax
    this.allowance = Math.min(framesPerMinuteMax, this.allowance + refill)
    this.allowanceAtMs = nowMs
    this.allowance -= 1
    return this.allowance >= 0
  }

  /** How far below empty a client has pushed its bucket. */
  get excess(): number {
    return Math.max(0, -this.allowance)
  }
}
