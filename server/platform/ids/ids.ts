import { randomBytes, randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(16 * 256)
let used = pool.length

/** A UUID version 7 (RFC 9562): sorts by time, so that indexes grow at their end. */
export function newId(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The random end of an id as a number from 0 to 1. */
export function shareOf(id: string): number {
  return Number.parseInt(id.slice(-8), 16) / 2 ** 32
}

const tokenBytes = 32

/** 256 random bits for a session, a link or a secret, safe in URLs (43 characters). */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}
