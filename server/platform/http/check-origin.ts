import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { apiKeyOf } from './bearer.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser tells from which page a changing request comes; only our own pages may make one. With
 * SameSite cookies and JSON bodies this is the third wall against forged requests. Programs that
 * are no browsers send neither header and carry no cookie of somebody else's. An API key is no cookie
 * either: no browser adds it by itself, and beside it cookies count for nothing.
 */
export async function checkOrigin(request: FastifyRequest) {
  if (safeMethods.has(request.method) || apiKeyOf(request) !== undefined) return
  if (!isOwnOrigin(request.headers.origin, request.headers['sec-fetch-site'], request.host)) {
    throw new Refusal('wrong_origin')
  }
}

/** Also asked at a socket's upgrade, where cookies travel too. */
export function isOwnOrigin(
  origin: string | undefined,
  fetchSite: string | string[] | undefined,
  host: string,
): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
