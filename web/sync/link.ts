import type {
  ClientFrameInput,
  ServerFrame,
  closeCodes,
  protocolVersion,
} from '@yingsheng/contracts/sync'
import { backoff } from './backoff.ts'
import type { Timing } from './timing.ts'

/** The connection in words. `retryAt` is milliseconds since 1970; null waits for the page to return. */
export type ConnectionState =
  | { is: 'idle' }
  | { is: 'connecting' }
  | { is: 'online' }
  | { is: 'offline'; retryAt: number | null }
  | { is: 'over'; code: string }

type Hello = Extract<ClientFrameInput, { type: 'hello' }>

export type LinkOptions = {
  url: string
  /** What the first frame says; a promise that fails counts as an attempt that failed. */
  hello: () => Promise<Omit<Hello, 'type' | 'protocol'>>
  onFrame: (frame: ServerFrame) => void
  onState: (state: ConnectionState) => void
  timing: Timing
  /** Where `online`, `visibilitychange`, `pagehide` and their like are heard: the window. */
  page: EventTarget | undefined
}

// The contract's values, typed by it so that they cannot drift; importing them would bring zod along.
const protocol: typeof protocolVersion = 1
const sessionOverCode: typeof closeCodes.sessionOver = 4001
const endings = ['session_over', 'not_signed_in', 'protocol_unknown']

/**
 * One socket that stays alive: it connects, says hello, comes back after every loss, and finds out
 * within 40 s that the other side is gone although the network never said so.
 *
 * Time is counted in ticks of this page's own timer and not by the clock, because clocks are set and
 * computers sleep: a tick that comes far too late means that we slept (or were throttled in a hidden
 * tab, which looks the same), and then the socket is asked for a sign of life instead of trusted.
 */
export class Link {
  state: ConnectionState = { is: 'idle' }
  #options: LinkOptions
  #socket: WebSocket | undefined
  /** Rises with every attempt and every loss; whatever an earlier attempt still says is ignored. */
  #attempt = 0
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #ticker: ReturnType<typeof setInterval> | undefined
  #tickedAt = 0
  #sincePing = 0
  /** How long a ping has gone unanswered by any frame; null: we have heard since. */
  #silent: number | null = null
  #onlineFor = 0
  #pageEvents: [string, () => unknown][] = [
    ['online', () => this.#look()],
    // Wrong now and then; a connection that still worked is back within a second.
    ['offline', () => this.state.is === 'online' && this.#lose()],
    ['visibilitychange', () => this.#look()],
    ['pageshow', () => this.#look()],
    ['resume', () => this.#look()],
    ['pagehide', () => this.#rest()],
    ['freeze', () => this.#rest()],
  ]

  constructor(options: LinkOptions) {
    this.#options = options
    for (const [name, hear] of this.#pageEvents) options.page?.addEventListener(name, hear, true)
  }

  /** Connects now, unless it is connected or about to be. */
  wake(): void {
    if (this.state.is === 'idle' || this.state.is === 'offline') void this.#open()
  }

  /** Connects anew, at once, because what hello says has changed. */
  renew(): void {
    this.#drop()
    this.#failures = 0
    void this.#open()
  }

  send(frame: ClientFrameInput): boolean {
    if (this.state.is !== 'online' || this.#socket?.readyState !== 1) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  /** Nothing will connect again until `renew`. */
  end(code: string): void {
    this.#drop()
    this.#enter({ is: 'over', code })
  }

  close(): void {
    for (const [name, hear] of this.#pageEvents)
      this.#options.page?.removeEventListener(name, hear, true)
    this.#drop()
    this.#enter({ is: 'idle' })
  }

  async #open(): Promise<void> {
    this.#drop()
    const attempt = this.#attempt
    this.#timer = setTimeout(() => this.#lose(), this.#options.timing.connectMs)
    this.#enter({ is: 'connecting' })
    try {
      const hello = await this.#options.hello()
      if (attempt !== this.#attempt) return
      const socket = (this.#socket = new WebSocket(this.#options.url))
      socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', protocol, ...hello }))
      socket.onmessage = ({ data }) => attempt === this.#attempt && this.#hear(data)
      socket.onclose = ({ code }) => attempt === this.#attempt && this.#lose(code)
    } catch {
      if (attempt === this.#attempt) this.#lose()
    }
  }

  #hear(data: unknown): void {
    this.#silent = null
    const frame = parse(data)
    if (frame?.type === 'welcome') this.#begin()
    if (frame?.type === 'refused' && endings.includes(frame.code)) this.end(frame.code)
    else if (frame) this.#options.onFrame(frame)
  }

  #begin(): void {
    clearTimeout(this.#timer)
    this.#tickedAt = Date.now()
    this.#sincePing = this.#onlineFor = 0
    this.#ticker = setInterval(() => this.#tick(), this.#options.timing.tickMs)
    this.#enter({ is: 'online' })
  }

  #lose(code?: number): void {
    const { retryLeastMs, retryMostMs, steadyMs } = this.#options.timing
    this.#drop()
    if (code === sessionOverCode) return this.#enter({ is: 'over', code: 'session_over' })
    // A server that welcomes and hangs up at once must not be called in a tight circle.
    if (this.#onlineFor >= steadyMs) this.#failures = 0
    this.#onlineFor = 0
    const wait = backoff(this.#failures++, retryLeastMs, retryMostMs)
    this.#timer = setTimeout(() => void this.#open(), wait)
    this.#enter({ is: 'offline', retryAt: Date.now() + wait })
  }

  #tick(): void {
    const { tickMs, pingMs, deadMs } = this.#options.timing
    const passed = Math.max(0, Date.now() - this.#tickedAt)
    this.#tickedAt += passed
    this.#onlineFor += passed
    this.#sincePing += passed
    if (this.#silent !== null) this.#silent += passed
    if (this.#silent !== null && this.#silent >= deadMs - pingMs) this.#lose()
    else if (passed > tickMs * 4) this.#doubt()
    else if (this.#sincePing >= pingMs) this.#ping()
  }

  #ping(): void {
    this.#sincePing = 0
    this.#silent ??= 0
    this.send({ type: 'ping' })
  }

  /** Something happened that sockets often do not survive: answer within one tick, or be replaced. */
  #doubt(): void {
    const { tickMs, pingMs, deadMs } = this.#options.timing
    this.#tickedAt = Date.now()
    this.#ping()
    this.#silent = Math.max(this.#silent ?? 0, deadMs - pingMs - tickMs)
  }

  #look(): void {
    if (this.state.is === 'offline') void this.#open()
    else if (this.state.is === 'online') this.#doubt()
  }

  /** The page is being put away. Letting go now frees the outbox for other tabs. */
  #rest(): void {
    if (this.state.is === 'idle' || this.state.is === 'over') return
    this.#drop()
    this.#enter({ is: 'offline', retryAt: null })
  }

  #drop(): void {
    this.#attempt++
    clearTimeout(this.#timer)
    clearInterval(this.#ticker)
    this.#silent = null
    this.#socket?.close()
    this.#socket = undefined
  }

  #enter(state: ConnectionState): void {
    this.state = state
    this.#options.onState(state)
  }
}

/** A frame we cannot read is one we do not know: newer servers may say more than we understand. */
function parse(data: unknown): ServerFrame | undefined {
  try {
    const frame = JSON.parse(data as string)
    return typeof frame?.type === 'string' ? frame : undefined
  } catch {
    return undefined
  }
}
