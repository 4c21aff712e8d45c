import { Readable } from 'node:stream'
import { isFitText } from '@yingsheng/contracts/text'
import type { Door } from '@yingsheng/contracts/endpoint'
import type { Scope } from '@yingsheng/contracts/scopes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Actor, contextFor, type Ground } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { agentCookie } from './cookies.ts'
import { isLocal } from './is-local.ts'
import type { Exchange, Route } from './route.ts'

/** Where somebody stands, and what an API key must be allowed to stand there too. */
export type Entrance = { door: Door; scope?: Scope }

/** Finds out who stands at the door. Refuses `not_signed_in`, `session_over`, or an API key. */
export type Doorkeeper = (
  ground: Ground,
  entrance: Entrance,
  request: FastifyRequest,
) => Promise<Actor>

/** Answers each route: door, permission, shape, action, in this order; then the reply is checked. */
export function mount(
  app: FastifyInstance,
  ground: Ground,
  routes: readonly Route[],
  doorkeeper: Doorkeeper,
) {
  for (const { endpoint, permission, run } of routes) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      async handler(request, reply) {
        if (endpoint.isPublic) openToAnyPage(reply)
        const actor = await doorkeeper(ground, endpoint, request)
        if (!permission(actor as never)) throw new Refusal('not_allowed')
        if (request.body instanceof Readable) throw new Refusal('wrong_media_type')
        const input = {
          ...readPart(endpoint.params, request.params, 'path'),
          ...readPart(endpoint.query, request.query, 'query'),
          ...readPart(endpoint.body, request.body ?? {}, 'body'),
        }
        const answer = await run(
          contextFor(ground, actor) as never,
          input as never,
          exchangeOf(request, reply),
        )
        return endpoint.reply.parse(answer)
      },
    })
  }
}

const publicSeconds = 60

function openToAnyPage(reply: FastifyReply) {
  reply.header('access-control-allow-origin', '*')
  reply.header('cross-origin-resource-policy', 'cross-origin')
  reply.header('cache-control', `public, max-age=${publicSeconds}`)
}

function readPart(schema: z.ZodType, value: unknown, part: string): object {
  if (!isFit(value)) throw new Refusal('text_unfit', { in: part })
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data as object
  throw refusalOfIssue(parsed.error.issues[0]!, part)
}

/** The first problem, said so that the sender can mend it. */
export function refusalOfIssue(issue: z.core.$ZodIssue, part: string): Refusal {
  const at = [part, ...issue.path.map(String)].join('.')
  if (issue.message === 'text_unfit') return new Refusal('text_unfit', { at })
  if (issue.code === 'too_big' && issue.origin === 'string')
    return new Refusal('too_long', { at, max: issue.maximum })
  if (issue.code === 'unrecognized_keys')
    return new Refusal('malformed', { at, unknown: issue.keys.slice(0, 10) })
  return new Refusal('malformed', { at, problem: issue.message })
}

const depthMax = 8

/** Nothing that the database cannot keep, anywhere in the value, and no nesting meant to exhaust us. */
export function isFit(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isFitText(value)
  if (value === null || typeof value !== 'object') return true
  if (depth === depthMax) return false
  for (const key in value) {
    if (!isFitText(key) || !isFit((value as Record<string, unknown>)[key], depth + 1)) return false
  }
  return true
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
  const isSecure = request.protocol === 'https'
  return {
    origin: `${request.protocol}://${request.host}`,
    isLocal: isLocal(request),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    setAgentToken: (token, expires) => {
      const { name, options } = agentCookie(isSecure)
      reply.setCookie(name, token, { ...options, expires })
    },
    clearAgentToken: () => {
      const { name, options } = agentCookie(isSecure)
      reply.clearCookie(name, options)
    },
  }
}
