import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { frameBytesMax } from '@yingsheng/contracts/limits'
import {
  type ClientFrame,
  clientFrame,
  closeCodes,
  protocolVersion,
  type ServerFrame,
} from '@yingsheng/contracts/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import { type AgentActor, contextFor, type CustomerActor, type Ground } from '../context.ts'
import { isConnectionLost } from '../database/connect.ts'
import { isFit, refusalOfIssue } from '../http/mount.ts'
import { framesRefused } from '../metrics/metrics.ts'
import { Refusal } from '../refusal.ts'
import { Connection } from './connection.ts'
import type { FrameHandler } from './feed.ts'
import type { Hub } from './hub.ts'

/** Frames refused for their number, beyond which the connection is closed. */
const excessFramesMax = 200

/** Whether an agent's session is still there is asked so often, when his client pings. */
const sessionLookEveryMs = 60_000

/** Most of what a crowd says is that it is still there: its usual spelling is known without reading it. */
const pingFrame = Buffer.from('{"type":"ping"}')
const pongFrame = JSON.stringify({ type: 'pong' } satisfies ServerFrame)

/** So long a client may take to answer the end of its connection when we stop. */
const endWithinMs = 3_000

export type SyncDoors = {
  /** The agent whose session cookie came with the upgrade, or null. */
  agentOfUpgrade(request: IncomingMessage): Promise<AgentActor | null>
  /** Asked once more when the hub knows the connection, so that no ending of the session is missed. */
  isSessionLive(actor: AgentActor | CustomerActor): Promise<boolean>
  customerOfToken(token: string): Promise<CustomerActor>
  ipOf(request: IncomingMessage): string
}

export type SyncParts = {
  ground: Ground
  hub: Hub
  doors: SyncDoors
  handlers: readonly FrameHandler[]
}

/** Speaks the sync protocol (docs/sync.md) at `/sync` of the given server. */
export class SyncServer {
  private readonly ground: Ground
  private readonly hub: Hub
  private readonly doors: SyncDoors
  private readonly handlerOf: ReadonlyMap<string, FrameHandler>
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: frameBytesMax,
    perMessageDeflate: false,
  })
  private isDraining = false

  constructor(server: Server, { ground, hub, doors, handlers }: SyncParts) {
    this.ground = ground
    this.hub = hub
    this.doors = doors
    this.handlerOf = new Map(
      handlers.map((handler) => [`${handler.actor} ${handler.type}`, handler]),
    )
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head))
  }

  /** Ends every connection with 1012 and takes no new ones. Whoever does not answer that is cut off. */
  async stop(): Promise<void> {
    this.isDraining = true
    this.hub.closeAll(closeCodes.restarting, 'restarting')
    this.sockets.close()
    const giveUpAt = Date.now() + endWithinMs
    while (this.sockets.clients.size > 0 && Date.now() < giveUpAt) await sleep(20)
    for (const socket of this.sockets.clients) socket.terminate()
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy())
    if (this.isDraining) return refuseUpgrade(socket, '503 Service Unavailable')
    if (!/^\/sync(\?|$)/.test(request.url ?? '')) return refuseUpgrade(socket, '404 Not Found')
    try {
      const agent = await this.doors.agentOfUpgrade(request)
      this.sockets.handleUpgrade(request, socket, head, (ws) =>
        this.open(ws, agent, this.doors.ipOf(request)),
      )
    } catch (error) {
      this.ground.log.warn({ error: (error as Error).message }, 'sync: an upgrade failed')
      refuseUpgrade(socket, '503 Service Unavailable')
    }
  }

  private open(ws: WebSocket, agent: AgentActor | null, ip: string) {
    const connection = new Connection(ws, { id: this.ground.newId(), ip, agent, nowMs: Date.now() })
    ws.on('error', (error) =>
      this.ground.log.debug({ error: error.message }, 'sync: a socket failed'),
    )
    if (!this.hub.add(connection))
      return connection.close(closeCodes.talksTooMuch, 'too many connections')
    ws.on('message', (data, isBinary) => this.take(connection, data as Buffer, isBinary))
    ws.on('pong', () => {
      connection.heardAtMs = Date.now()
    })
    ws.on('close', () => {
      this.hub.remove(connection)
      for (const leave of leavers(connection)) leave()
    })
  }

  /** Checks a frame and puts it in the connection's row. Never throws: a bad frame is only refused. */
  private take(connection: Connection, data: Buffer, isBinary: boolean) {
    // What still arrives after we have ended the connection is nobody's any more.
    if (!connection.isOpen()) return
    const now = Date.now()
    connection.heardAtMs = now
    if (!connection.mayTalk(now)) {
      if (connection.excess > excessFramesMax)
        return connection.close(closeCodes.talksTooMuch, 'talks too much')
      return this.refuse(
        connection,
        reOfText(data),
        new Refusal('too_many', { retryAfterSeconds: 1 }),
      )
    }
    if (!isBinary && data.equals(pingFrame)) return this.answerPing(connection)
    try {
      const frame = readFrame(data, isBinary)
      if (frame.type === 'ping') return this.answerPing(connection)
      connection.queue = connection.queue.then(() => this.answer(connection, frame))
    } catch (error) {
      this.refuse(connection, reOfText(data), error)
    }
  }

  private answerPing(connection: Connection) {
    connection.sendText(pongFrame)
    const { actor, hasSaidHello } = connection
    const now = this.ground.now().getTime()
    if (
      !hasSaidHello ||
      actor?.kind !== 'agent' ||
      now - connection.sessionSeenAtMs < sessionLookEveryMs
    )
      return
    connection.sessionSeenAtMs = now
    connection.queue = connection.queue.then(() => this.lookAtSession(connection, actor))
  }

  /** A session also ends by the clock, which makes no event. */
  private async lookAtSession(connection: Connection, actor: AgentActor) {
    try {
      if (!(await this.doors.isSessionLive(actor)))
        this.refuse(connection, 'ping', new Refusal('session_over'))
    } catch (error) {
      this.ground.log.debug(
        { error: (error as Error).message },
        'sync: a session could not be looked at, the next ping asks again',
      )
    }
  }

  private async answer(connection: Connection, frame: ClientFrame) {
    if (!connection.isOpen()) return
    try {
      if (frame.type === 'hello') return await this.greet(connection, frame)
      const { actor } = connection
      if (!connection.hasSaidHello || actor === null) throw new Refusal('hello_expected')
      if (frame.type === 'subscribe')
        return await this.hub.subscribe(connection, frame.feed, frame.after)
      if (frame.type === 'unsubscribe') return this.hub.unsubscribe(connection, frame.feed)
      const handler = this.handlerOf.get(`${actor.kind} ${frame.type}`)
      if (handler === undefined) throw new Refusal('not_allowed')
      await handler.handle(contextFor(this.ground, actor) as never, frame as never, connection)
    } catch (error) {
      this.refuse(connection, reOf(frame), error)
    }
  }

  private async greet(connection: Connection, frame: Extract<ClientFrame, { type: 'hello' }>) {
    if (frame.protocol !== protocolVersion)
      throw new Refusal('protocol_unknown', { speaks: protocolVersion })
    if (connection.hasSaidHello)
      throw new Refusal('malformed', { problem: 'hello was said before' })
    if (frame.token !== undefined) connection.actor = await this.doors.customerOfToken(frame.token)
    const { actor } = connection
    if (actor === null) throw new Refusal('not_signed_in')
    if (!(await this.doors.isSessionLive(actor))) throw new Refusal('session_over')
    this.hub.enter(connection, actor.sessionId)
    connection.hasSaidHello = true
    connection.sessionSeenAtMs = this.ground.now().getTime()
    const now = this.ground.now().toISOString()
    connection.send({
      type: 'welcome',
      protocol: protocolVersion,
      connectionId: connection.id,
      now,
    })
    for (const { feed, after } of frame.feeds) {
      await this.hub
        .subscribe(connection, feed, after)
        .catch((error: unknown) => this.refuse(connection, feed, error))
    }
  }

  private refuse(connection: Connection, re: string, error: unknown) {
    const refusal = asRefusal(error)
    framesRefused.inc({ code: refusal.code })
    if (refusal.code === 'internal') this.ground.log.error({ error, re }, 'sync: a frame failed')
    connection.send({ type: 'refused', re, ...refusal.reply(), retry: refusal.mayRetry })
    const isOver = refusal.code === 'session_over' || refusal.code === 'not_signed_in'
    if (isOver) connection.close(closeCodes.sessionOver, refusal.code)
  }
}

function refuseUpgrade(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

/** Run when the socket closes: what handlers left in the connection's memory under `leave:…`. */
function leavers(connection: Connection): (() => void)[] {
  return [...connection.memory].flatMap(([name, value]) =>
    name.startsWith('leave:') ? [value as () => void] : [],
  )
}

function readFrame(data: Buffer, isBinary: boolean): ClientFrame {
  if (isBinary) throw new Refusal('frame_binary')
  let value: unknown
  try {
    value = JSON.parse(data.toString('utf8'))
  } catch {
    throw new Refusal('unreadable')
  }
  if (!isFit(value)) throw new Refusal('text_unfit', { in: 'frame' })
  const parsed = clientFrame.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const isUnknownType = issue.code === 'invalid_union' && issue.path.join('.') === 'type'
  throw isUnknownType ? new Refusal('frame_unknown') : refusalOfIssue(issue, 'frame')
}

function reOf(frame: ClientFrame): string {
  if ('clientId' in frame) return frame.clientId
  return 'feed' in frame ? frame.feed : frame.type
}

/** A refused frame should be told apart by its sender even when it could not be read as one. */
function reOfText(data: Buffer): string {
  const head = data.subarray(0, 512).toString('utf8')
  return (
    /"clientId":\s*"([0-9a-f-]{36})"/.exec(head)?.[1] ??
    /"type":\s*"([a-z]{1,20})"/.exec(head)?.[1] ??
    'frame'
  )
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(isConnectionLost(error) ? 'unavailable' : 'internal')
}
