import { createHmac } from 'node:crypto'

export type ShopIdentity = { sub: string; name: string; email?: string; phone?: string }

const lifeSeconds = 600

/**
 * What a shop's server does for a customer who is signed in there: a JWT (HS256) of who he is, for one
 * line, for ten minutes. A real shop uses the JWT library it has; there is not more to it than this.
 */
export function signIdentity(
  identity: ShopIdentity,
  { lineId, secret, now }: { lineId: string; secret: string; now: Date },
): string {
  const issuedAt = Math.floor(now.getTime() / 1_000)
  const claims = { ...identity, aud: lineId, iat: issuedAt, exp: issuedAt + lifeSeconds }
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
