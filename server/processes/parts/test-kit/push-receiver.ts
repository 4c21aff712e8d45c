/**
 * A push service with browsers behind it. It reads as browsers do, by the letter of RFC 8291 and RFC
 * 8292 and without the library that wrote it: what cannot be decrypted, or is not signed for this
 * origin, is no push.
 */
import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushPayload } from '@yingsheng/contracts/notifications'
import { importJWK, jwtVerify } from 'jose'

export type Pushed = {
  path: string
  headers: IncomingHttpHeaders
  bytes: Buffer
  payload: PushPayload
  /** Who says that he sent it. */
  subject: string
}

type Subscription = { keys: ECDH; secret: Buffer }

export type PushService = {
  origin: string
  pushed: Pushed[]
  /** What was sent here and is no push. */
  unreadable: string[]
  /** A browser subscribes with the server's key, as `PushManager.subscribe` has it. */
  subscribe(serverKey: string): { endpoint: string; keys: { p256dh: string; auth: string } }
  answerWith(answer: (response: ServerResponse, one: Pushed) => void): void
  close(): Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const pushed: Pushed[] = []
  const unreadable: string[] = []
  const subscriptions = new Map<string, Subscription & { serverKey: string }>()
  let answer: (response: ServerResponse, one: Pushed) => void = (response) =>
    void response.writeHead(201).end()
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    try {
      const path = request.url ?? ''
      const subscription = subscriptions.get(path)
      if (subscription === undefined) throw new Error(`nobody is subscribed at ${path}`)
      const bytes = Buffer.concat(parts)
      const { headers } = request
      const subject = await verifySender(headers, origin(), subscription.serverKey)
      const payload = JSON.parse(decrypt(bytes, subscription)) as PushPayload
      const one = { path, headers, bytes, payload, subject }
      pushed.push(one)
      answer(response, one)
    } catch (error) {
      unreadable.push(String(error))
      response.writeHead(400).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin: origin(),
    pushed,
    unreadable,
    answerWith: (next) => void (answer = next),
    subscribe(serverKey) {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const secret = randomBytes(16)
      const path = `/push/${randomBytes(12).toString('hex')}`
      subscriptions.set(path, { keys, secret, serverKey })
      return {
        endpoint: `${origin()}${path}`,
        keys: {
          p256dh: keys.getPublicKey().toString('base64url'),
          auth: secret.toString('base64url'),
        },
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** RFC 8188 and 8291: one record, its key made of both sides' keys, the secret and the salt. */
function decrypt(bytes: Buffer, { keys, secret }: Subscription): string {
  const salt = bytes.subarray(0, 16)
  const recordBytes = bytes.readUInt32BE(16)
  const sender = bytes.subarray(21, 21 + bytes.readUInt8(20))
  const sealed = bytes.subarray(21 + sender.length)
  if (sealed.length > recordBytes) throw new Error('more than one record')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender])
  const input = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), secret, info, 32))
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${label}\0`, length))
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0))
    throw new Error('the last record is not marked as such')
  return padded.subarray(0, end).toString('utf8')
}

/** RFC 8292: a token for this origin, at most a day old, signed with the key the browser knows. */
async function verifySender(
  { authorization = '' }: IncomingHttpHeaders,
  audience: string,
  serverKey: string,
): Promise<string> {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  if (token === undefined || key !== serverKey) throw new Error('not the key subscribed with')
  const point = Buffer.from(key, 'base64url')
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) }
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), { audience })
  if (payload.exp === undefined || payload.exp > Date.now() / 1000 + 86_400)
    throw new Error('the token lasts for more than a day')
  return payload.sub ?? ''
}
