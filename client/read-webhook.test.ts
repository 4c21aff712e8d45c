import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { readWebhook, WebhookError } from './read-webhook.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const other = 'whsec_c2VjcmV0IG9mIHNvbWVib2R5IGVsc2U='
const now = new Date('2026-03-01T08:00:00Z')
const body = JSON.stringify({ type: 'webhook.test', data: { webhookId: '1' }, text: '你好' })

/** Signed by the standard's own library. */
function sign(at = now, by = secret, content = body) {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(by).sign('msg_1', at, content),
  }
}
const refuses = (given: Partial<Parameters<typeof readWebhook>[0]>) =>
  assert.rejects(readWebhook({ body, headers: sign(), secret, now, ...given }), WebhookError)

describe('a webhook', () => {
  it('is refused where it is not signed, changed, of another, or not of now', async () => {
    await refuses({ headers: {} })
    await refuses({ body: body.replace('1', '2') })
    await refuses({ headers: sign(now, other) })
    await refuses({ headers: { ...sign(), 'webhook-id': 'msg_2' } })
    await refuses({ headers: { ...sign(), 'webhook-signature': 'v1,' } })
    await refuses({ headers: { ...sign(), 'webhook-signature': 'v1,§§§ v1a,AAAA' } })
    await refuses({ headers: sign(new Date(now.getTime() - 301_000)) })
    await refuses({ headers: sign(new Date(now.getTime() + 301_000)) })
    await refuses({ headers: { ...sign(), 'webhook-timestamp': 'NaN' } })
  })

  it('is read where any signature is right, by any of the secrets', async () => {
    const read = await readWebhook({ body, headers: sign(), secret, now })
    assert.deepEqual([read.id, read.type], ['msg_1', 'webhook.test'])
    const both = `${sign(now, other)['webhook-signature']} ${sign()['webhook-signature']}`
    const headers = new Headers({ ...sign(), 'webhook-signature': both })
    await readWebhook({ body: new TextEncoder().encode(body), headers, secret, now })
    await readWebhook({ body, headers: sign(), secret: [other, secret], now })
  })
})
