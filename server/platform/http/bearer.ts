import { apiKeyMark } from '@yingsheng/contracts/scopes'
import type { FastifyRequest } from 'fastify'

/** The token of `Authorization: Bearer`: a customer's, or an API key. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{1,128})$/i.exec(headers.authorization ?? '')?.[1]
}

/** The API key a request comes with; anything else in its place is none. */
export function apiKeyOf(request: FastifyRequest): string | undefined {
  const token = bearerOf(request)
  return token?.startsWith(apiKeyMark) ? token : undefined
}
