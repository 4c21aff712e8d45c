import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { CookieSerializeOptions } from '@fastify/cookie'

const plainName = 'yingsheng-session'
const hostName = '__Host-yingsheng-session'

/** Over TLS the cookie is bound to this host; on plain HTTP (a first try at home) browsers refuse that. */
export function agentCookie(isSecure: boolean): { name: string; options: CookieSerializeOptions } {
  return {
    name: isSecure ? hostName : plainName,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure },
  }
}

export function readCookie(request: FastifyRequest): string | undefined {
  return request.cookies[request.protocol === 'https' ? hostName : plainName]
}

/** The same for a socket's upgrade, which passes no Fastify hook. */
export function readUpgradeCookie(request: IncomingMessage, isSecure: boolean): string | undefined {
  const name = isSecure ? hostName : plainName
  const pair = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((text) => text.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}
