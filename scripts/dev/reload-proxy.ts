/**
 * Stands before the server while we work on it: every page gets one more script, which loads it again
 * when the web applications have been built anew. The server itself knows nothing of this.
 */
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

const scriptPath = '/dev/reload.js'
const newsPath = '/dev/reload'
const script = `new EventSource('${newsPath}').addEventListener('reload', () => location.reload())\n`
/** A request waits so long for a server that is just starting again. */
const startWithinMs = 30_000
const retryEveryMs = 150

export function createReloadProxy(serverPort: number): { server: Server; reload: () => void } {
  const pages = new Set<ServerResponse>()
  const server = createServer((incoming, response) => {
    const [path] = (incoming.url ?? '').split('?')
    if (path === scriptPath)
      return void response.setHeader('content-type', 'text/javascript').end(script)
    if (path === newsPath) return follow(pages, response)
    void pass(serverPort, incoming, response)
  })
  server.on('upgrade', (incoming, socket, head) => void tunnel(serverPort, incoming, socket, head))
  const reload = () => {
    for (const page of pages) page.write('event: reload\ndata: now\n\n')
  }
  return { server, reload }
}

function follow(pages: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 1000\n\n')
  pages.add(response)
  response.once('close', () => pages.delete(response))
}

async function pass(
  port: number,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!(await isListening(port))) {
    response
      .writeHead(503, { 'content-type': 'text/plain' })
      .end('The server does not run. See its output.\n')
    return
  }
  const outgoing = request(
    {
      host: '127.0.0.1',
      port,
      method: incoming.method,
      path: incoming.url,
      headers: plainPages(incoming.headers),
    },
    (answer) => deliver(answer, response),
  )
  outgoing.once('error', () => response.destroy())
  response.once('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}

/** A page must come uncompressed to be written into. */
function plainPages(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  if (!headers.accept?.includes('text/html')) return headers
  const { 'if-none-match': _, 'if-modified-since': __, ...others } = headers
  return { ...others, 'accept-encoding': 'identity' }
}

function deliver(answer: IncomingMessage, response: ServerResponse): void {
  const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false
  if (!isPage) {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    return
  }
  const { 'content-length': _, etag: __, ...headers } = answer.headers
  response.writeHead(answer.statusCode ?? 502, headers)
  answer.pipe(response, { end: false })
  answer.once('end', () => response.end(`<script src="${scriptPath}"></script>\n`))
}

async function tunnel(
  port: number,
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  socket.on('error', () => socket.destroy())
  if (!(await isListening(port))) return void socket.destroy()
  const upstream = connect(port, '127.0.0.1', () => {
    const headers = incoming.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
    )
    upstream.write([`GET ${incoming.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
    upstream.write(head)
    upstream.pipe(socket).pipe(upstream)
  })
  upstream.on('error', () => socket.destroy())
  socket.once('close', () => upstream.destroy())
}

async function isListening(port: number): Promise<boolean> {
  const giveUpAt = performance.now() + startWithinMs
  while (performance.now() < giveUpAt) {
    if (await canConnect(port)) return true
    await sleep(retryEveryMs)
  }
  return false
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
