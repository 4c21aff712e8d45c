import type { FastifyRequest } from 'fastify'

const loopback = /^(127\.|::1$|::ffff:127\.)/
const loopbackHost = /^(localhost|127\.[0-9.]+|\[::1\])(:|$)/i
/** What proxies add: any of these says that somebody else stands behind the connection. */
const forwarding = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/** Asked from this very machine, by its own name, and by nobody's proxy. */
export function isLocal({ ip, headers }: FastifyRequest): boolean {
  const isForwarded = forwarding.some((name) => headers[name] !== undefined)
  return loopback.test(ip) && loopbackHost.test(headers.host ?? '') && !isForwarded
}
