import type { WebhookData } from './endpoints.ts'

/** A delivery as it was signed; `type` tells which `data` it is. */
export type WebhookEvent = {
  [Type in keyof WebhookData]: {
    /** `webhook-id`, the same at each try: know by it what you have had. */
    id: string
    type: Type
    timestamp: string
    data: WebhookData[Type]
  }
}[keyof WebhookData]

/** A delivery that is not ours, or not of now. Answer 401. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
}

export type WebhookHeaders = Headers | Record<string, string | readonly string[] | undefined>

const toleranceSecondsDefault = 300

/**
 * Verifies a delivery and answers its event, or throws a WebhookError (Standard Webhooks 1.0.0).
 * `body` is the bytes or the text exactly as they came, not JSON that was read and written again.
 */
export async function readWebhook(given: {
  body: string | Uint8Array
  headers: WebhookHeaders
  /** `whsec_…`; several while one takes over from another. */
  secret: string | readonly string[]
  toleranceSeconds?: number
  now?: Date
}): Promise<WebhookEvent> {
  const { body, headers, secret, now = new Date() } = given
  const id = headerOf(headers, 'webhook-id')
  const timestamp = headerOf(headers, 'webhook-timestamp')
  const { toleranceSeconds = toleranceSecondsDefault } = given
  const offSeconds = Math.abs(Number(timestamp) - now.getTime() / 1_000)
  if (!/^\d{1,12}$/.test(timestamp) || offSeconds > toleranceSeconds)
    throw new WebhookError('webhook-timestamp is not of now')
  const signatures = headerOf(headers, 'webhook-signature').split(' ').slice(0, signaturesMax)
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const signed = join(new TextEncoder().encode(`${id}.${timestamp}.`), bytes)
  const secrets = typeof secret === 'string' ? [secret] : secret
  if (!(await isSigned({ secrets, signatures, signed })))
    throw new WebhookError('no signature is right')
  const event = JSON.parse(new TextDecoder().decode(bytes)) as Omit<WebhookEvent, 'id'>
  return { ...event, id } as WebhookEvent
}

const signaturesMax = 10

/** WebCrypto compares in constant time; every signature is looked at, whichever is right. */
async function isSigned(given: {
  secrets: readonly string[]
  signatures: readonly string[]
  signed: Uint8Array<ArrayBuffer>
}): Promise<boolean> {
  let isRight = false
  for (const secret of given.secrets) {
    const bytes = fromBase64(secret.replace(/^whsec_/, ''))
    if (bytes === null || bytes.length === 0) throw new TypeError('the secret begins with whsec_')
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])
    for (const signature of given.signatures) {
      const mac = signature.startsWith('v1,') ? fromBase64(signature.slice(3)) : null
      if (mac !== null && (await crypto.subtle.verify('HMAC', key, mac, given.signed)))
        isRight = true
    }
  }
  return isRight
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  if (typeof value !== 'string' || value === '') throw new WebhookError(`${name} is missing`)
  return value
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
