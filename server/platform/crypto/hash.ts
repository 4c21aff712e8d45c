import { createHash } from 'node:crypto'

/** SHA-256 of a 256-bit random token: what is kept at rest. Tokens are never stored themselves. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** SHA-256 of anything, for chains and comparisons. */
export function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
