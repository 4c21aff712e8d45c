import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import { fileBytesMax, requestBodyBytesMax } from '@yingsheng/contracts/limits'
import { refusals, type RefusalCode } from '@yingsheng/contracts/refusals'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { isConnectionLost } from '../database/connect.ts'
import type { Log } from '../log/log.ts'
import { requestSeconds } from '../metrics/metrics.ts'
import { Refusal } from '../refusal.ts'
import { checkOrigin } from './check-origin.ts'
import { addSecurityHeaders } from './security-headers.ts'

export type HttpOptions = {
  log: Log
  trustedProxies: string[]
  /** Answers an address without a route of its own; null leaves it unknown. */
  answerUnknown?: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | null>
}

/** Fastify with our rules for every request: origin, headers, JSON, refusals, one log line each. */
export async function createApp({
  log,
  trustedProxies,
  answerUnknown,
}: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: requestBodyBytesMax,
    routerOptions: { maxParamLength: 200, querystringParser: parseQuery },
    requestTimeout: 60_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) =>
      void answerError(log, error, request as FastifyRequest, reply as FastifyReply),
    clientErrorHandler: (error, socket) => answerNoHttp(error, socket),
  })
  await app.register(cookie)
  acceptJsonOnly(app)
  addSecurityHeaders(app)
  app.addHook('onRequest', checkOrigin)
  app.addHook('onResponse', async (request, reply) => logRequest(log, request, reply))
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) =>
    answerError(log, error, request, reply),
  )
  app.setNotFoundHandler(async (request, reply) => {
    const answered = await answerUnknown?.(request, reply)
    return answered ?? answerRefusal(reply, new Refusal('not_found'))
  })
  return app
}

function parseQuery(text: string): Record<string, string> {
  // The last of repeated names counts: a schema never meets a list it did not ask for.
  return Object.fromEntries(new URLSearchParams(text))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function acceptJsonOnly(app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, (body as Buffer).length === 0 ? {} : parseJson(body as Buffer))
    } catch {
      done(new Refusal('unreadable'))
    }
  })
  // Uploads are read by their own route, as a stream.
  app.addContentTypeParser(
    'application/octet-stream',
    { bodyLimit: fileBytesMax },
    (_request, payload, done) => {
      done(null, payload)
    },
  )
}

/** JSON without the keys that would reach an object's prototype. */
export function parseJson(bytes: Buffer): unknown {
  return JSON.parse(utf8.decode(bytes), (key, value: unknown) => {
    if (key === '__proto__') throw new Error('forbidden key')
    return value
  })
}

const fastifyCodes: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'wrong_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable',
  FST_ERR_BAD_URL: 'malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'malformed',
}

function answerError(
  log: Log,
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof Refusal) return answerRefusal(reply, error)
  const known = fastifyCodes[error.code] ?? (error.statusCode === 403 ? 'not_found' : undefined)
  if (known !== undefined) return answerRefusal(reply, new Refusal(known))
  if (isConnectionLost(error)) {
    log.warn({ id: request.id, error: error.message }, 'the database could not be asked')
    return answerRefusal(reply, new Refusal('unavailable'))
  }
  log.error(
    { id: request.id, method: request.method, route: request.routeOptions.url, error },
    'a request failed',
  )
  return answerRefusal(reply, new Refusal('internal'))
}

function answerRefusal(reply: FastifyReply, refusal: Refusal) {
  const wait = refusal.detail?.['retryAfterSeconds']
  if (refusals[refusal.code].status === 503) reply.header('retry-after', '1')
  else if (typeof wait === 'number') reply.header('retry-after', String(wait))
  return reply.status(refusal.status).send(refusal.reply())
}

/** What the parser of HTTP itself could not read never becomes a request: it is answered by hand. */
function answerNoHttp({ code }: { code: string }, socket: Socket) {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const refusal = new Refusal(code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'malformed')
  const body = JSON.stringify(refusal.reply())
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Polled by machines all day: their success is not worth a line. */
const quiet = new Set(['/livez', '/readyz', '/metrics'])

function logRequest(log: Log, request: FastifyRequest, reply: FastifyReply) {
  const route = request.routeOptions.url ?? '(none)'
  requestSeconds.observe(
    { route, status: `${Math.floor(reply.statusCode / 100)}xx` },
    reply.elapsedTime / 1000,
  )
  if (quiet.has(route) && reply.statusCode < 400) return
  log.info(
    {
      id: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
    },
    'request',
  )
}
