import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import type { FastifyRequest } from 'fastify'
import { authenticateAgent, isSessionLive } from '../../domains/agents/index.ts'
import { authenticateCustomer, isCustomerSessionLive } from '../../domains/customers/index.ts'
import { authenticateKey } from '../../domains/integrations/index.ts'
import type { Actor, AgentActor, Ground } from '../../platform/context.ts'
import { apiKeyOf, bearerOf } from '../../platform/http/bearer.ts'
import { isOwnOrigin } from '../../platform/http/check-origin.ts'
import { readCookie, readUpgradeCookie } from '../../platform/http/cookies.ts'
import type { Entrance } from '../../platform/http/mount.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { SyncDoors } from '../../platform/realtime/sync-server.ts'

/**
 * Who stands at a door of HTTP: agents come with their cookie, customers with a bearer token, programs
 * with an API key where agents may stand. Whoever shows a key is taken for nothing else.
 */
export async function keepDoor(
  ground: Ground,
  { door, scope }: Entrance,
  request: FastifyRequest,
): Promise<Actor> {
  const key = apiKeyOf(request)
  if (key !== undefined && door !== 'anyone') {
    if (door === 'customer') throw new Refusal('key_not_accepted')
    return authenticateKey(ground, key, { scope, ip: request.ip })
  }
  switch (door) {
    case 'anyone':
      return { kind: 'anyone', ip: request.ip }
    case 'agent':
      return authenticateAgent(ground, readCookie(request), request.ip)
    case 'customer':
      return authenticateCustomer(ground, bearerOf(request))
    case 'agent or customer': {
      const token = bearerOf(request)
      return token === undefined
        ? authenticateAgent(ground, readCookie(request), request.ip)
        : authenticateCustomer(ground, token)
    }
  }
}

/** The same for sockets. A cookie counts only when the page that opens the socket is our own. */
export function syncDoors(ground: Ground, trustedProxies: readonly string[]): SyncDoors {
  const trust = proxyAddress.compile([...trustedProxies])
  const isTrusted = (request: IncomingMessage) =>
    trustedProxies.length > 0 && trust(request.socket.remoteAddress ?? '', 0)
  const ipOf = (request: IncomingMessage) =>
    trustedProxies.length > 0 ? proxyAddress(request, trust) : (request.socket.remoteAddress ?? '')
  const header = (request: IncomingMessage, name: string) => {
    const value = isTrusted(request) ? request.headers[name] : undefined
    return typeof value === 'string' ? value.split(',').at(-1)!.trim() : undefined
  }
  return {
    ipOf,
    isSessionLive: ({ kind, sessionId }) =>
      kind === 'agent'
        ? isSessionLive(ground, sessionId)
        : isCustomerSessionLive(ground, sessionId),
    customerOfToken: (token) => authenticateCustomer(ground, token),
    async agentOfUpgrade(request): Promise<AgentActor | null> {
      const host = header(request, 'x-forwarded-host') ?? request.headers.host ?? ''
      if (!isOwnOrigin(request.headers.origin, request.headers['sec-fetch-site'], host)) return null
      const isSecure = header(request, 'x-forwarded-proto') === 'https'
      const token = readUpgradeCookie(request, isSecure)
      if (token === undefined) return null
      try {
        return await authenticateAgent(ground, token, ipOf(request))
      } catch (error) {
        if (error instanceof Refusal) return null
        throw error
      }
    },
  }
}
