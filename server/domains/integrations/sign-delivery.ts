import { createHmac } from 'node:crypto'

const mark = 'whsec_'

/** A random token as the secret of Standard Webhooks: `whsec_` and the base64 of its bytes. */
export function webhookSecretOf(token: string): string {
  return `${mark}${Buffer.from(token, 'base64url').toString('base64')}`
}

/**
 * The three headers of Standard Webhooks 1.0.0. The signature is HMAC-SHA256 over `id.timestamp.body`,
 * once for each secret in force, so that a receiver may change to a new one in his own time.
 */
export function signDelivery(
  { id, body, at }: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(mark.length), 'base64')
    const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`)
    return `v1,${hmac.digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
