import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { frameBytesMax } from '@yingsheng/contracts/limits'
import { type ClientFrame, clientFrame, closeCodes, protocolVersion } from '@yingsheng/contracts/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import { type AgentActor, contextFor, type CustomerActor, type Ground } from '../context.ts'
import { isConnectionLost } from '../database/connect.ts'
import { refusalOfIssue } from '../http/mount.ts'
import { framesRefused } from '../metrics/metrics.ts'
import { Refusal } from '../refusal.ts'
import { Connection } from './connection.ts'
import type { FrameHandler } from './feed.ts'
import type { Hub } from './hub.ts'

/** Frames refused for their number, beyond which the connection is closed. */
const excessFramesMax = 200

export type SyncDoors = {
  /** The agent whose session cookie came with the upgrade, or null. */
  agentOfUpgrade(request: IncomingMessage): Promise<AgentActor | null>
  /** Asked once more when the hub knows the connection, so that no ending of the session is missed. */
  isStillSignedIn(actor: AgentActor): Promise<boolean>
  customerOfToken(token: string): Promise<CustomerActor>
  ipOf(request: IncomingMessage): string
}

/** Speaks the sync protocol (docs/sync.md) at `/sync` on the given server. */
export function serveSync(
  server: Server,
  { ground, hub, doors, handlers }: { ground: Ground; hub: Hub; doors: SyncDoors; handlers: readonly FrameHandler[] },
): { stop(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: frameBytesMax, perMessageDeflate: false })
  const handlerOf = new Map(handlers.map((handler) => [`${handler.actor} ${handler.type}`, handler]))
  let isDraining = false

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (isDraining || new URL(request.url ?? '/', 'http://any').pathname !== '/sync') {
      return socket.end(`HTTP/1.1 ${isDraining ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\n\r\n`)
    }
    try {
      const agent = await doors.agentOfUpgrade(request)
      sockets.handleUpgrade(request, socket, head, (ws) => open(ws, agent, doors.ipOf(request)))
    } catch (error) {
      ground.log.warn({ error: (error as Error).message }, 'sync: an upgrade failed')
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
    }
  }
  server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head))

  function open(ws: WebSocket, agent: AgentActor | null, ip: string) {
    const connection = new Connection(ws, { id: ground.newId(), ip, agent, nowMs: Date.now() })
    hub.add(connection)
    ws.on('message', (data, isBinary) => take(connection, data as Buffer, isBinary))
    ws.on('error', (error) => ground.log.debug({ error: error.message }, 'sync: a socket failed'))
    ws.on('close', () => {
      hub.remove(connection)
      for (const leave of leavers(connection)) leave()
    })
  }

  /** Checks a frame and puts it in the connection's row. Never throws: a bad frame is only refused. */
  function take(connection: Connection, data: Buffer, isBinary: boolean) {
    const now = Date.now()
    connection.heardAtMs = now
    if (!connection.mayTalk(now)) {
      if (connection.excess > excessFramesMax) return connection.close(closeCodes.talksTooMuch, 'talks too much')
      return refuse(connection, reOfText(data), new Refusal('too_many', { retryAfterSeconds: 1 }))
    }
    try {
      const frame = readFrame(data, isBinary)
      if (frame.type === 'ping') return connection.send({ type: 'pong' })
      connection.queue = connection.queue.then(() => answer(connection, frame))
    } catch (error) {
      refuse(connection, reOfText(data), error)
    }
  }

  async function answer(connection: Connection, frame: ClientFrame) {
    try {
      if (frame.type === 'hello') return await greet(connection, frame)
      if (!connection.hasSaidHello || connection.actor === null) throw new Refusal('hello_expected')
      if (frame.type === 'subscribe') return await hub.subscribe(connection, frame.feed, frame.after)
      if (frame.type === 'unsubscribe') return hub.unsubscribe(connection, frame.feed)
      const { actor } = connection
      const handler = handlerOf.get(`${actor.kind} ${frame.type}`)
      if (handler === undefined) throw new Refusal('not_allowed')
      await handler.handle(contextFor(ground, actor) as never, frame as never, connection)
    } catch (error) {
      refuse(connection, reOf(frame), error)
    }
  }

  async function greet(connection: Connection, frame: Extract<ClientFrame, { type: 'hello' }>) {
    if (frame.protocol !== protocolVersion) throw new Refusal('protocol_unknown', { speaks: protocolVersion })
    if (connection.hasSaidHello) throw new Refusal('malformed', { problem: 'hello was said before' })
    if (frame.token !== undefined) connection.actor = await doors.customerOfToken(frame.token)
    const { actor } = connection
    if (actor === null) throw new Refusal('not_signed_in')
    if (actor.kind === 'agent' && !(await doors.isStillSignedIn(actor))) throw new Refusal('session_over')
    connection.hasSaidHello = true
    const now = ground.now().toISOString()
    connection.send({ type: 'welcome', protocol: protocolVersion, connectionId: connection.id, now })
    for (const { feed, after } of frame.feeds) {
      await hub.subscribe(connection, feed, after).catch((error: unknown) => refuse(connection, feed, error))
    }
  }

  function refuse(connection: Connection, re: string, error: unknown) {
    const refusal = asRefusal(error)
    framesRefused.inc({ code: refusal.code })
    if (refusal.code === 'internal') ground.log.error({ error, re }, 'sync: a frame failed')
    connection.send({ type: 'refused', re, ...refusal.reply(), retry: refusal.mayRetry })
    const isOver = refusal.code === 'session_over' || refusal.code === 'not_signed_in'
    if (isOver) connection.close(closeCodes.sessionOver, refusal.code)
  }

  return {
    stop() {
      isDraining = true
      hub.closeAll(closeCodes.restarting, 'restarting')
      sockets.close()
    },
  }
}

/** Run when the socket closes: what handlers left in the connection's memory under `leave:…`. */
function leavers(connection: Connection): (() => void)[] {
  return [...connection.memory].flatMap(([name, value]) => (name.startsWith('leave:') ? [value as () => void] : []))
}

function readFrame(data: Buffer, isBinary: boolean): ClientFrame {
  if (isBinary) throw new Refusal('frame_binary')
  let value: unknown
  try {
    value = JSON.parse(data.toString('utf8'))
  } catch {
    throw new Refusal('unreadable')
  }
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
  return /"clientId":\s*"([0-9a-f-]{36})"/.exec(head)?.[1] ?? /"type":\s*"([a-z]{1,20})"/.exec(head)?.[1] ?? 'frame'
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(isConnectionLost(error) ? 'unavailable' : 'internal')
}
