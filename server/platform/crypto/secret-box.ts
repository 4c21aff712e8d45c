import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const nonceBytes = 12
const tagBytes = 16

/** Seals what must be stored but not readable from a stolen database: `v1.<key id>.<base64url>`. */
export type SecretBox = {
  seal(plain: string): string
  open(sealed: string): string
  /** 32 bytes for a purpose: the same on every node with this key, and nothing about the key. */
  derive(purpose: string): Buffer
}

/** AES-256-GCM with the given 32-byte key. Refuses what was sealed under another key. */
export function createSecretBox(key: Buffer): SecretBox {
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8)
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed) {
      const [version, sealedUnder, body] = sealed.split('.')
      if (version !== 'v1' || body === undefined) throw new Error('not a sealed secret')
      if (sealedUnder !== keyId) {
        throw new Error(`sealed under key ${sealedUnder}, but the server runs with key ${keyId}`)
      }
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      const plain = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]
      return Buffer.concat(plain).toString('utf8')
    },
    derive: (purpose) => createHmac('sha256', key).update(purpose).digest(),
  }
}

/**
 * The server's key: `SECRET_KEY` (64 hex digits) where it is set, else `secret.key` in the data
 * folder, made on the first start. Several nodes need the same `SECRET_KEY`.
 */
export async function loadSecretKey(
  dataDir: string,
  fromEnvironment: string | undefined,
): Promise<Buffer> {
  if (fromEnvironment !== undefined) return keyFromHex(fromEnvironment, 'SECRET_KEY')
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'secret.key')
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(`${randomBytes(32).toString('hex')}\n`)
    await file.sync()
    await file.close()
    await chmod(path, 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyFromHex((await readFile(path, 'utf8')).trim(), path)
}

function keyFromHex(hex: string, from: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new Error(`${from} must hold 64 hexadecimal digits (32 bytes)`)
  return Buffer.from(hex, 'hex')
}
